using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>One entry of meta data; plugins put any JSON in it.</summary>
public sealed record WooMeta
{
    public long? Id { get; init; }
    public string? Key { get; init; }
    public JsonElement Value { get; init; }
}

/// <summary>
/// A billing or shipping address. An e-mail address is left out, never sent empty: the shop refuses an empty one.
/// </summary>
public sealed record WooAddress
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Company { get; init; }

    [JsonPropertyName("address_1")]
    public string? Address1 { get; init; }

    [JsonPropertyName("address_2")]
    public string? Address2 { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Postcode { get; init; }
    public string? Country { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Nothing: addresses must not end up in logs.</summary>
    public override string ToString() => nameof(WooAddress);
}

/// <summary>An order, as the shop answers it. Line amounts are net, <see cref="Total"/> includes VAT.</summary>
public sealed record WooOrder
{
    public long? Id { get; init; }
    public string? Status { get; init; }
    public string? Number { get; init; }
    public string? Currency { get; init; }
    public string? CreatedVia { get; init; }
    public string? TransactionId { get; init; }
    public DateTimeOffset? DateCreatedGmt { get; init; }
    public DateTimeOffset? DateModifiedGmt { get; init; }
    public DateTimeOffset? DateCompletedGmt { get; init; }
    public DateTimeOffset? DatePaidGmt { get; init; }
    public decimal? Total { get; init; }
    public decimal? TotalTax { get; init; }
    public decimal? ShippingTotal { get; init; }
    public decimal? ShippingTax { get; init; }
    public bool? PricesIncludeTax { get; init; }
    public string? PaymentMethod { get; init; }
    [JsonConverter(typeof(TolerantObject<WooAddress>))]
    public WooAddress? Billing { get; init; }

    [JsonConverter(typeof(TolerantObject<WooAddress>))]
    public WooAddress? Shipping { get; init; }
    public IReadOnlyList<WooLineItem>? LineItems { get; init; }
    public IReadOnlyList<WooShippingLine>? ShippingLines { get; init; }
    public IReadOnlyList<WooFeeLine>? FeeLines { get; init; }
    public IReadOnlyList<WooTaxLine>? TaxLines { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
    public IReadOnlyList<WooRefundNote>? Refunds { get; init; }

    /// <summary>Without its customer.</summary>
    public override string ToString() => $"order {Id} ({Status})";
}

/// <summary>A refund as its order tells of it; the total includes VAT and is below zero.</summary>
public sealed record WooRefundNote
{
    public long? Id { get; init; }
    public string? Reason { get; init; }
    public decimal? Total { get; init; }
}

/// <summary>What a line owes by one VAT rate.</summary>
public sealed record WooLineTax
{
    public long? Id { get; init; }
    public decimal? Total { get; init; }
}

/// <summary>One VAT rate that an order was taxed by; <see cref="RatePercent"/> is as it was then.</summary>
public sealed record WooTaxLine
{
    public long? RateId { get; init; }
    public decimal? RatePercent { get; init; }
    public bool? Compound { get; init; }
}

/// <summary>A line of an order; amounts are net.</summary>
public sealed record WooLineItem
{
    public long? Id { get; init; }
    public string? Name { get; init; }
    public long? ProductId { get; init; }
    public long? VariationId { get; init; }

    [JsonConverter(typeof(UnitsUp))]
    public int? Quantity { get; init; }
    public string? TaxClass { get; init; }
    public decimal? Subtotal { get; init; }
    public decimal? SubtotalTax { get; init; }
    public decimal? Total { get; init; }
    public decimal? TotalTax { get; init; }
    public string? Sku { get; init; }
    public string? GlobalUniqueId { get; init; }
    public IReadOnlyList<WooLineTax>? Taxes { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
}

/// <summary>A shipping line; amounts are net.</summary>
public sealed record WooShippingLine
{
    public long? Id { get; init; }
    public string? MethodId { get; init; }
    public string? MethodTitle { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? Total { get; init; }
    public decimal? TotalTax { get; init; }
}

/// <summary>A fee line; amounts are net.</summary>
public sealed record WooFeeLine
{
    public long? Id { get; init; }
    public string? Name { get; init; }
    public decimal? Total { get; init; }
    public decimal? TotalTax { get; init; }
}

/// <summary>An order to make.</summary>
public sealed record WooOrderDraft
{
    public string? Status { get; init; }
    public string? CreatedVia { get; init; }
    public string? TransactionId { get; init; }
    public string? PaymentMethod { get; init; }
    public string? PaymentMethodTitle { get; init; }
    public string? Currency { get; init; }
    public string? CustomerNote { get; init; }
    [JsonConverter(typeof(TolerantObject<WooAddress>))]
    public WooAddress? Billing { get; init; }

    [JsonConverter(typeof(TolerantObject<WooAddress>))]
    public WooAddress? Shipping { get; init; }
    public IReadOnlyList<WooLineDraft>? LineItems { get; init; }
    public IReadOnlyList<WooShippingLine>? ShippingLines { get; init; }
    public IReadOnlyList<WooFeeDraft>? FeeLines { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }

    /// <summary>Without its customer.</summary>
    public override string ToString() => $"draft of {TransactionId}";
}

/// <summary>A line to make, or with an <see cref="Id"/> to change. Amounts are net, sent with six decimals.</summary>
public sealed record WooLineDraft
{
    public long? Id { get; init; }
    public long? ProductId { get; init; }
    public long? VariationId { get; init; }
    public string? Name { get; init; }
    public int? Quantity { get; init; }

    /// <summary>A product brings its own; a line without one is taxed by the standard class unless it names another.</summary>
    public string? TaxClass { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? Subtotal { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? Total { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
}

/// <summary>A fee to add; the amount is net.</summary>
public sealed record WooFeeDraft
{
    public string? Name { get; init; }
    public string? TaxStatus { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? Total { get; init; }
}

/// <summary>
/// What to change of an order; null is left alone. A line without id is added, so a repeated change doubles it.
/// </summary>
public sealed record WooOrderChange
{
    public string? Status { get; init; }
    public string? TransactionId { get; init; }
    public IReadOnlyList<WooLineDraft>? LineItems { get; init; }
    public IReadOnlyList<WooFeeDraft>? FeeLines { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
}

/// <summary>A note on an order.</summary>
public sealed record WooOrderNote
{
    public long? Id { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? DateCreatedGmt { get; init; }
    public bool? CustomerNote { get; init; }
}

/// <summary>A refund.</summary>
public sealed record WooRefund
{
    public long? Id { get; init; }
    public decimal? Amount { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<WooLineItem>? LineItems { get; init; }
}

/// <summary>A refund to book. The money itself is returned elsewhere: the shop's gateway is never called.</summary>
public sealed record WooRefundDraft
{
    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? Amount { get; init; }
    public string? Reason { get; init; }

    /// <summary>Put the units of the lines back in stock.</summary>
    public bool ApiRestock { get; init; }

    /// <summary>Always false: without a gateway the shop answers 500 to true.</summary>
    public bool ApiRefund => false;
    public IReadOnlyList<WooRefundLine>? LineItems { get; init; }
}

/// <summary>A line to refund; the amount is net.</summary>
public sealed record WooRefundLine
{
    public long Id { get; init; }
    public int Quantity { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? RefundTotal { get; init; }

    /// <summary>VAT by the id of its rate; left out, the shop books none.</summary>
    public IReadOnlyList<WooRefundTax>? RefundTax { get; init; }
}

/// <summary>The VAT of a refunded line by one rate.</summary>
public sealed record WooRefundTax
{
    public long Id { get; init; }

    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? RefundTotal { get; init; }
}

/// <summary>Which orders. Only filters that the shop really honours: an unknown one would return everything.</summary>
public sealed record WooOrderQuery
{
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = 100;

    /// <inheritdoc cref="WooProductQuery.ModifiedAfter"/>
    public DateTimeOffset? ModifiedAfter { get; init; }

    /// <inheritdoc cref="WooProductQuery.ModifiedBefore"/>
    public DateTimeOffset? ModifiedBefore { get; init; }
    public IReadOnlyCollection<string>? Status { get; init; }
    public string? CreatedVia { get; init; }
    public IReadOnlyCollection<long>? Include { get; init; }
    public string? Search { get; init; }
    public string OrderBy { get; init; } = "modified";
    public string Order { get; init; } = "asc";
}
