namespace Tandem.Sandbox.Bol;

/// <summary>An offer as bol keeps it.</summary>
internal sealed class SimOffer
{
    public const string SentByTheSeller = "BOL_DELIVERY_PROMISE";

    public required string Id { get; init; }
    public required string Ean { get; init; }
    public required string Title { get; init; }

    /// <summary>Including VAT.</summary>
    public required decimal Price { get; set; }

    /// <summary>NEW, SECONDHAND or REFURBISHED: a seller may have an offer of each for one article.</summary>
    public string Condition { get; set; } = "NEW";

    public string? Reference { get; set; }

    /// <summary>FBR (the seller ships) or FBB (bol ships from its own warehouse).</summary>
    public string Method { get; set; } = "FBR";

    /// <summary>BOL_DELIVERY_PROMISE, or SHIPPING_VIA_BOL: the seller packs, bol's label.</summary>
    public string Schedule { get; set; } = SentByTheSeller;

    /// <summary>
    /// Days to the customer, from and to, and until when an order counts for today; only with MY_DELIVERY_PROMISE.
    /// </summary>
    public (int From, int To, string? Until)? Promise { get; set; }

    /// <summary>Units in bol's own warehouse that can be sold, and that no longer can be; null: none ever lay there.</summary>
    public (int Regular, int Graded)? Warehouse { get; set; }

    public int Amount { get; set; }
    public bool ManagedByRetailer { get; set; } = true;
    public bool OnHold { get; set; }
    public DateTimeOffset ModifiedAt { get; set; }
    public DateTimeOffset StockSetAt { get; set; }

    /// <summary>Units ordered since the stock was last set, and units of all open orders.</summary>
    public int SoldSinceSet { get; set; }
    public int OpenUnits { get; set; }

    /// <summary>What bol still sells (facts/bol.md §7): minus the orders since the last update, or minus all open ones.</summary>
    public int Corrected => Math.Max(0, Amount - (ManagedByRetailer ? SoldSinceSet : OpenUnits));

    public bool ForSale => !OnHold && Corrected > 0;
}
