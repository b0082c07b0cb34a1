namespace Tandem.Sandbox.Shop;

/// <summary>
/// An order as the shop keeps it. Amounts of lines are net and unrounded; totals are computed by <see cref="Taxes"/>.
/// </summary>
/// <param name="number">What a plugin numbers it; null: its id is its number.</param>
internal sealed class ShopOrder(long? number = null) : ITouched
{
    public required long Id { get; init; }
    public long Number => number ?? Id;
    public required DateTimeOffset Created { get; init; }
    public required string Key { get; init; }

    /// <summary>The order that a plugin split it off; 0: none.</summary>
    public long ParentId { get; set; }

    /// <summary>Pending when made; changed only by <see cref="OrderBook"/>.</summary>
    public string Status { get; set; } = "pending";
    public string StatusBeforeTrash { get; set; } = "pending";
    public string Currency { get; set; } = "EUR";
    public string CreatedVia { get; set; } = "";
    public string TransactionId { get; set; } = "";
    public string PaymentMethod { get; set; } = "";
    public string PaymentMethodTitle { get; set; } = "";
    public string CustomerNote { get; set; } = "";
    public long CustomerId { get; set; }
    public SortedDictionary<string, string> Billing { get; } = [];
    public SortedDictionary<string, string> Shipping { get; } = [];

    public DateTimeOffset? Paid { get; set; }
    public DateTimeOffset? Completed { get; set; }
    public DateTimeOffset Modified { get; set; }
    public int Place { get; set; }

    public List<ShopLine> Lines { get; } = [];
    public List<ShopCost> ShippingLines { get; } = [];
    public List<ShopCost> Fees { get; } = [];
    public List<ShopTaxLine> TaxLines { get; } = [];
    public List<ShopRefund> Refunds { get; } = [];

    /// <summary>Refunds that somebody removed: what they put back stays in stock.</summary>
    public List<ShopRefund> Removed { get; } = [];
    public List<ShopNote> Notes { get; } = [];
    public List<ShopMeta> Meta { get; } = [];

    public decimal CartTax { get; set; }
    public decimal ShippingTax { get; set; }
    public decimal ShippingTotal { get; set; }
    public decimal DiscountTotal { get; set; }
    public decimal DiscountTax { get; set; }
    public decimal Total { get; set; }

    /// <summary>The order_stock_reduced flag: stock was taken for this order as a whole.</summary>
    public bool StockReduced { get; set; }

    /// <summary>Until when an unpaid checkout holds its units; such a hold shows nowhere in the API.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    public bool Trashed => Status == "trash";
    public decimal Refunded => Refunds.Sum(each => each.Amount);
    public bool NeedsProcessing => Lines.Exists(line => line.Product is { Virtual: false });
}

/// <summary>A product line. A product that the shop did not know is null, and its id 0.</summary>
internal sealed class ShopLine
{
    public required long Id { get; init; }
    public ShopProduct? Product { get; set; }
    public string Name { get; set; } = "";
    public int Quantity { get; set; } = 1;
    public string TaxClass { get; set; } = "";
    public decimal Subtotal { get; set; }
    public decimal Total { get; set; }

    /// <summary>Unrounded, by rate.</summary>
    public List<(TaxRate Rate, decimal Total, decimal Subtotal)> Taxes { get; } = [];
    public List<ShopMeta> Meta { get; } = [];
}

/// <summary>A shipping or fee line.</summary>
internal sealed class ShopCost
{
    public required long Id { get; init; }
    public string Name { get; set; } = "";
    public string MethodId { get; set; } = "";
    public string TaxClass { get; set; } = "";
    public string TaxStatus { get; set; } = "taxable";
    public decimal Total { get; set; }
    public List<(TaxRate Rate, decimal Total)> Taxes { get; } = [];
    public List<ShopMeta> Meta { get; } = [];
}

/// <summary>What an order owes by one rate.</summary>
internal sealed class ShopTaxLine
{
    public required long Id { get; init; }
    public required TaxRate Rate { get; init; }
    public decimal Cart { get; set; }
    public decimal Shipping { get; set; }
}

/// <summary>A refund, answered as it was made.</summary>
internal sealed class ShopRefund
{
    public required long Id { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required decimal Amount { get; init; }
    public required bool AmountGiven { get; init; }
    public required string Reason { get; init; }
    public required List<ShopLine> Lines { get; init; }
    public required List<ShopTaxLine> TaxLines { get; init; }
    public required List<ShopMeta> Meta { get; init; }

    /// <summary>Units that it put back in stock, by the line that was refunded.</summary>
    public Dictionary<long, int> Restocked { get; } = [];
}

/// <summary>A note at an order.</summary>
internal sealed record ShopNote(long Id, DateTimeOffset Created, string Author, string Text, bool ForCustomer);
