namespace Tandem.Sandbox.Shop;

/// <summary>An order as the shop knows it, for the ground truth: never read by the system under rehearsal.</summary>
internal sealed record ShopOrderFact
{
    public required long Id { get; init; }
    public required string Status { get; init; }
    public required string CreatedVia { get; init; }
    public required string TransactionId { get; init; }

    /// <summary>The order's meta <c>_bol_order_id</c>.</summary>
    public required string? BolOrderId { get; init; }

    /// <summary>Including VAT.</summary>
    public required long TotalCents { get; init; }

    /// <summary>Of these, what a plugin of the shop added.</summary>
    public long PluginCents { get; init; }

    public required IReadOnlyList<ShopLineFact> Lines { get; init; }

    /// <summary>Where it goes, in one line: company, street, postcode, city, country.</summary>
    public required string GoesTo { get; init; }

    /// <summary>The VAT number among its meta.</summary>
    public required string? VatNumber { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool HasTracking { get; init; }

    /// <summary>When the shop's people said that it was sent; null: they have not.</summary>
    public required DateTimeOffset? SentAt { get; init; }
    public required IReadOnlyList<ShopParcelFact> Parcels { get; init; }
    /// <summary>Including VAT.</summary>
    public long RefundedCents { get; init; }
    public int Refunds { get; init; }

    /// <summary>Of these, those that the connector made: they name bol's line.</summary>
    public int RefundsOfConnector { get; init; }
    public IReadOnlyList<ShopRefundFact> RefundFacts { get; init; } = [];

    /// <summary>Those that were removed since.</summary>
    public IReadOnlyList<ShopRefundFact> RemovedFacts { get; init; } = [];
    public int Notes { get; init; }
    public IReadOnlyList<string> NoteTexts { get; init; } = [];
}

/// <summary>A tracking code in the shop.</summary>
/// <param name="NamesItems">It says what is in the parcel.</param>
internal sealed record ShopParcelFact(string Code, bool NamesItems);

/// <summary>A refund in the shop.</summary>
/// <param name="Cents">Including VAT.</param>
internal sealed record ShopRefundFact(long Id, string Reason, long Cents, IReadOnlyList<ShopRefundedLine> Lines);

/// <summary>Units of a line that were refunded.</summary>
/// <param name="Line">The line of the order.</param>
/// <param name="Restocked">Of these, units that went back into stock.</param>
/// <param name="HasMoney">Else they were only put back.</param>
internal sealed record ShopRefundedLine(long Line, int Units, int Restocked, bool HasMoney);

/// <summary>One line of an order in the shop.</summary>
internal sealed record ShopLineFact
{
    public required long Id { get; init; }

    /// <summary>The variation if there is one, else the product; 0 when the shop does not know it.</summary>
    public required long ProductId { get; init; }
    public required int Quantity { get; init; }

    /// <summary>Units that the shop has taken out of stock for it.</summary>
    public int Taken { get; init; }

    /// <summary>Units of it that were refunded.</summary>
    public int Refunded { get; init; }

    /// <summary>Including VAT.</summary>
    public required long TotalCents { get; init; }

    /// <summary>The line's meta <c>_bol_order_item_id</c>.</summary>
    public required string? BolOrderItemId { get; init; }
}
