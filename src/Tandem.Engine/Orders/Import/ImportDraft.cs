using System.Globalization;
using System.Text.Json;
using Tandem.Bol;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>One line of a bol order as it goes into the shop; a bundle goes in as a line for each of its parts.</summary>
/// <param name="ProductId">Null where no product of the shop is named for it.</param>
/// <param name="TaxClass">One that the shop has; empty: the standard one.</param>
/// <param name="TotalInclVat">What the customer paid for the whole line.</param>
/// <param name="BeforeDiscountInclVat">What the whole line cost before bol's discount; null: there was none.</param>
internal sealed record ImportLine(
    string OrderItemId, string Title, string? Ean, long? ProductId, long VariationId, int Quantity, string TaxClass,
    Money TotalInclVat, Money? BeforeDiscountInclVat = null, Fulfilment Fulfilment = Fulfilment.Own)
{
    /// <summary>
    /// A product should have been named and is not known. Goods in bol's warehouse are never named: no order may take them from
    /// the shop's stock.
    /// </summary>
    public bool IsUnknown => ProductId is null && !IsRest && Fulfilment != Fulfilment.Lvb;

    /// <summary>
    /// Units that went off the order before their product was known: they stay on the line without one that they were refunded
    /// from.
    /// </summary>
    public bool IsRest { get; init; }

    /// <summary>Units of the bol line that it was made from, as they were then.</summary>
    public int Units { get; init; }
}

/// <summary>
/// Writes a bol order as a WooCommerce order whose total equals bol's to the cent (facts/woocommerce.md §i). Pure.
/// </summary>
internal static class ImportDraft
{
    public const string CreatedVia = "tandem";
    public const string OrderMeta = "_bol_order_id";
    public const string LineMeta = "_bol_order_item_id";

    // The shop answers 201 to a product that it does not have and keeps name and amounts; without any reference it answers 400.
    private const long NoSuchProduct = 2_147_483_646;

    /// <summary>
    /// The draft. The bol e-mail address stays out unless the seller asked for it: the shop would mail the buyer at once.
    /// </summary>
    public static WooOrderDraft Make(BolOrder order, IReadOnlyList<ImportLine> lines, TaxTable taxes, OrderSettings settings)
    {
        var (ship, bill, import) = (order.ShipmentDetails, order.BillingDetails, settings.Import);
        var country = CountryOf(order, taxes);
        var kind = ImportRule.KindOf(lines.Select(l => l.Fulfilment));
        var days = Days(order, lines);
        return new WooOrderDraft
        {
            Status = ImportRule.StatusOf(kind, import),
            CreatedVia = CreatedVia,
            TransactionId = order.OrderId,
            PaymentMethod = "bol",
            PaymentMethodTitle = import.PaymentTitle,
            Currency = "EUR",
            CustomerNote = import.DeadlineNote ? ShopNotes.Write(DeadlineNote(order, kind, days), settings.Flow.NoteLanguage)
                : null,
            Billing = AddressRule.Billing(order, import.PassEmail),
            Shipping = ship is null && bill is null ? null : AddressRule.Shipping(order),
            LineItems = [.. lines.Select(line => Line(line, taxes.RateFor(country, line.TaxClass) ?? 0, order))],
            ShippingLines = [new WooShippingLine { MethodId = "bol", MethodTitle = import.ShippingTitle, Total = 0 }],
            MetaData =
            [
                Meta(OrderMeta, order.OrderId!), Meta("_bol_fulfilment", CodeOf(kind)), .. Promise(days),
                .. AddressRule.Fields(order),
                .. import.MuteShopMail ? [Meta("_new_order_email_sent", "true")] : Array.Empty<WooMeta>(),
            ],
        };
    }

    /// <summary>Net of a gross amount, with the six decimals that make the shop come out at the gross cent again.</summary>
    public static decimal Net(Money inclVat, decimal rate) =>
        decimal.Round(inclVat.Euros / (1 + rate), 6, MidpointRounding.AwayFromZero);

    /// <summary>A line as it is added, to a new order or to one that is mended.</summary>
    public static WooLineDraft Line(ImportLine line, decimal rate, BolOrder order) => new()
    {
        ProductId = line.ProductId ?? NoSuchProduct,
        VariationId = line.ProductId is null || line.VariationId == 0 ? null : line.VariationId,
        Name = line.ProductId is null ? $"{line.Title} (EAN {line.Ean})" : null,
        Quantity = line.Quantity,
        TaxClass = line.ProductId is null && line.TaxClass.Length > 0 ? line.TaxClass : null,
        Subtotal = Net(line.BeforeDiscountInclVat ?? line.TotalInclVat, rate),
        Total = Net(line.TotalInclVat, rate),
        MetaData =
        [
            Meta(LineMeta, line.OrderItemId), Meta("_bol_fulfilment", CodeOf(line.Fulfilment)),
            .. order.OrderItems?.FirstOrDefault(i => i.OrderItemId == line.OrderItemId)?.Offer?.OfferId is { } offer
                ? [Meta("_bol_offer_id", offer)] : Array.Empty<WooMeta>(),
        ],
    };

    /// <summary>Where the shop taxes the order, as its own settings say.</summary>
    public static Country CountryOf(BolOrder order, TaxTable taxes)
    {
        var (ship, bill) = (order.ShipmentDetails?.CountryCode, order.BillingDetails?.CountryCode);
        var code = taxes.BasedOn switch
        {
            "base" => taxes.BaseCountry,
            "billing" => bill ?? ship,
            _ => ship ?? bill,
        };
        return Country.TryParse(code) ?? Country.Netherlands;
    }

    public static WooMeta Meta(string key, string value) =>
        new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };

    /// <summary>bol's own words for it.</summary>
    private static string CodeOf(Fulfilment kind) => kind switch
    {
        Fulfilment.Vvb => "VVB",
        Fulfilment.Lvb => "LVB",
        _ => "OWN",
    };

    private static Reason DeadlineNote(BolOrder order, Fulfilment kind,
        (DateOnly? By, DateOnly? Exact, DateOnly? Expiry) promised)
    {
        var (by, exact, expiry) = promised;
        var code = (kind, exact ?? by) switch
        {
            (Fulfilment.Lvb, _) => "note.lvb",
            (_, null) => "note.no-deadline",
            _ when exact is not null => "note.exact",
            _ when expiry is not null => "note.deadline-and-expiry",
            _ => "note.deadline",
        };
        return Reason.Of(code, ("order", order.OrderId), ("day", Spoken(exact ?? by)), ("expiry", Spoken(expiry)));
    }

    private static IEnumerable<WooMeta> Promise((DateOnly? By, DateOnly? Exact, DateOnly? Expiry) promised)
    {
        var (by, exact, expiry) = promised;
        IEnumerable<(string Key, DateOnly? Day)> days =
            [("_bol_latest_delivery_date", by), ("_bol_exact_delivery_date", exact), ("_bol_expiry_date", expiry)];
        return days.Where(d => d.Day is not null)
            .Select(d => Meta(d.Key, d.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>The first days among what goes in: a line that bol sends, or that was cancelled, presses nobody.</summary>
    private static (DateOnly? By, DateOnly? Exact, DateOnly? Expiry) Days(BolOrder order, IReadOnlyList<ImportLine> lines)
    {
        var promises = (order.OrderItems ?? []).Where(i => lines.Any(l => l.OrderItemId == i.OrderItemId))
            .Select(i => i.Fulfilment).OfType<BolOrderFulfilment>().ToList();
        return (promises.Min(f => f.LatestDeliveryDate), promises.Min(f => f.ExactDeliveryDate), promises.Min(f => f.ExpiryDate));
    }

    private static string? Spoken(DateOnly? day) => day?.ToString("d-M-yyyy", CultureInfo.InvariantCulture);
}
