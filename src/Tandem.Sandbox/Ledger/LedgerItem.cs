using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>One physical product: what is in the warehouse, and who sells it where.</summary>
internal sealed class LedgerItem
{
    public required string Gtin { get; init; }
    public required string Name { get; init; }

    /// <summary>The product or variation in the shop.</summary>
    public required long ProductId { get; init; }

    /// <summary>The seller's own offer at bol; null where bol has none, or only one that bol fulfils.</summary>
    public SimOffer? Offer { get; init; }

    /// <summary>Where it lies in the warehouse, perhaps with others that share what is there.</summary>
    public LedgerShelf Shelf { get; init; } = new();

    /// <summary>Units on the shelf that are not sold. Below zero: sold twice.</summary>
    public int Left
    {
        get => Shelf.Left;
        set => Shelf.Left = value;
    }

    public List<LedgerSale> Recent => Shelf.Recent;

    /// <summary>Another program of the seller wrote bol's number, and the connector has not written it since.</summary>
    public bool WrittenByOther { get; set; }

    /// <summary>Moments since when bol offers more than there is.</summary>
    public List<DateTimeOffset> Behind { get; } = [];
}

/// <summary>A place in the warehouse, with what was lately sold from it.</summary>
internal sealed class LedgerShelf
{
    public int Left { get; set; }
    public List<LedgerSale> Recent { get; } = [];
}

/// <summary>Units of a product that leave the warehouse for one unit of an offer.</summary>
internal sealed record LedgerPart(LedgerItem Item, int Units);

/// <summary>A sale that the other side may not know yet.</summary>
internal sealed class LedgerSale
{
    /// <summary>The offer at bol that sold it; null: the shop did.</summary>
    public SimOffer? Via { get; init; }
    public required int Units { get; init; }
    public required string OrderId { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? KnowableAt { get; set; }
}
