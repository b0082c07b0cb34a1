using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>One sellable unit of a shop: a simple product or one variation, as last read.</summary>
internal sealed class Item
{
    private const int MostWords = 500;

    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public ShopId ShopId { get; set; }
    public long ProductId { get; set; }

    /// <summary>0 for a simple product.</summary>
    public long VariationId { get; set; }
    public required string Name { get; set; }
    public string? Sku { get; set; }

    /// <summary>As the shop has it, valid or not.</summary>
    public string? GtinText { get; set; }

    /// <summary>The 14-digit form; null where the text is not a GTIN.</summary>
    public string? Gtin { get; set; }

    /// <summary>What a search for words looks through: SKU, GTIN and name, as <see cref="SearchWords"/> says them.</summary>
    public string Words
    {
        // More fits into no row of an index in PostgreSQL, beside the name itself; no title at bol is longer.
        get => SearchWords.Of(Sku, GtinText, Name) is var words && words.Length > MostWords ? words[..MostWords] : words;

        // Stored to be found by: it always follows the three.
        private set => _ = value;
    }

    public string TaxClass { get; set; } = "";

    /// <summary>Where the shop has its picture; null: it has none.</summary>
    public string? Picture { get; set; }

    /// <summary>The price in the shop, as the shop enters prices; weighs the parts of a bundle against each other.</summary>
    public long? PriceCents { get; set; }
    public StockKept StockKept { get; set; }

    /// <summary>
    /// It is a bundle of which the plugin works the number and the state out of the parts, each time that it is asked: what was
    /// read of it says nothing a moment later, and no list of changes shows it.
    /// </summary>
    public bool StockOfParts { get; set; }
    public int? Quantity { get; set; }
    public bool InStock { get; set; }

    /// <summary>The shop goes on selling it below 0.</summary>
    public bool Backordered { get; set; }

    /// <summary>The shop's ids of its categories, between semicolons: <c>;12;15;</c>.</summary>
    public string Categories { get; set; } = "";

    /// <inheritdoc cref="Categories"/>
    public string Tags { get; set; } = "";

    /// <summary>The key or attribute that the GTIN was found in; null: WooCommerce's own field.</summary>
    public string? GtinFrom { get; set; }

    /// <summary>The offer that another connector had linked it to.</summary>
    public string? OfferIdHint { get; set; }

    /// <summary>What a bundle plugin says it consists of, as JSON; null: no bundle.</summary>
    public string? BundleOf { get; set; }

    /// <summary>How fast the shop itself sells it.</summary>
    public SalesRate SalesRate { get; set; } = SalesRate.None;

    /// <summary>What the external source last said.</summary>
    public int? ExternalQuantity { get; set; }

    /// <summary>When that number was true; null: at the moment of the source's newest file, which repeats it.</summary>
    public DateTimeOffset? ExternalAt { get; set; }

    /// <summary>What the shop should show because of it.</summary>
    public int? ShopTarget { get; set; }

    /// <summary>Something changed that <see cref="ShopTarget"/> depends on.</summary>
    public bool ExternalDue { get; set; }

    /// <summary>When the reading that gave the quantity began: it contains every sale that was booked before.</summary>
    public DateTimeOffset ReadAt { get; set; }
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>
    /// Since when something is known to have happened that the last reading cannot contain: read again at once.
    /// </summary>
    public DateTimeOffset? ReadDueSince { get; set; }

    /// <summary>Since when the shop's answer about it cannot be read; null: it can.</summary>
    public DateTimeOffset? UnreadableSince { get; set; }

    /// <summary>
    /// In the shop, but not for its shoppers: a draft, private, pending or planned, by itself or by its parent.
    /// </summary>
    public bool Unpublished { get; set; }

    /// <summary>
    /// Of an article in several languages: the key of the product that stands for all, on that product too; null: in one.
    /// </summary>
    public long? SameAs { get; set; }

    /// <summary>No longer in the shop.</summary>
    public bool Gone { get; set; }
    public MatchVerdict Verdict { get; set; }

    /// <summary>Its GTIN's group must be matched again.</summary>
    public bool MatchDue { get; set; }
}
