using System.Text.Json;
using Tandem.Bol;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>One own line of a bol order as it goes into the shop; a bundle goes in as a line for each of its parts.</summary>
/// <param name="ProductId">Null where no product of the shop is known for it.</param>
/// <param name="TotalInclVat">What the customer paid for the whole line.</param>
internal sealed record ImportLine(
    string OrderItemId, string Title, string? Ean, long? ProductId, long VariationId, int Quantity, string TaxClass, Money TotalInclVat)
{
    /// <summary>Units of the bol line that it was made from, as they were then.</summary>
    public int Units { get; init; }
}

/// <summary>Writes a bol order as a WooCommerce order whose total equals bol's to the cent (facts/woocommerce (i)). Pure.</summary>
internal static class ImportDraft
{
    public const string CreatedVia = "tandem";
    public const string OrderMeta = "_bol_order_id";
    public const string LineMeta = "_bol_order_item_id";

    // The shop answers 201 to a product that it does not have and keeps name and amounts; without any reference it answers 400.
    private const long NoSuchProduct = 2_147_483_646;

    /// <summary>The draft. The bol e-mail address stays out: the shop would mail the buyer at once.</summary>
    public static WooOrderDraft Make(BolOrder order, IReadOnlyList<ImportLine> lines, TaxTable taxes)
    {
        var ship = order.ShipmentDetails;
        var bill = order.BillingDetails;
        var country = Country.TryParse(taxes.BasedOn == "billing" ? bill?.CountryCode ?? ship?.CountryCode : ship?.CountryCode) ?? Country.Netherlands;

        var shipping = Address(
            ship?.FirstName, ship?.Surname, ship?.Company, ship?.StreetName, ship?.HouseNumber, ship?.HouseNumberExtension,
            ship?.PickupPointName ?? ship?.ExtraAddressInformation, ship?.ZipCode, ship?.City, ship?.CountryCode, null);
        var billing = bill is null
            ? shipping with { Phone = ship?.DeliveryPhoneNumber }
            : Address(
                bill.FirstName, bill.Surname, bill.Company, bill.StreetName, bill.HouseNumber, bill.HouseNumberExtension,
                bill.ExtraAddressInformation, bill.ZipCode, bill.City, bill.CountryCode, ship?.DeliveryPhoneNumber);

        return new WooOrderDraft
        {
            Status = "processing",
            CreatedVia = CreatedVia,
            TransactionId = order.OrderId,
            PaymentMethod = "bol",
            PaymentMethodTitle = "bol",
            Currency = "EUR",
            Billing = billing,
            Shipping = shipping,
            LineItems = [.. lines.Select(line => Line(line, taxes.RateFor(country, line.TaxClass)))],
            MetaData = [Meta(OrderMeta, order.OrderId!), .. Deadline(order)],
        };
    }

    /// <summary>Net of a gross amount, with the six decimals that make the shop come out at the gross cent again.</summary>
    public static decimal Net(Money inclVat, decimal rate) =>
        decimal.Round(inclVat.Euros / (1 + rate), 6, MidpointRounding.AwayFromZero);

    private static WooLineDraft Line(ImportLine line, decimal rate)
    {
        var net = Net(line.TotalInclVat, rate);
        return new WooLineDraft
        {
            ProductId = line.ProductId ?? NoSuchProduct,
            VariationId = line.ProductId is null || line.VariationId == 0 ? null : line.VariationId,
            Name = line.ProductId is null ? $"{line.Title} (EAN {line.Ean})" : null,
            Quantity = line.Quantity,
            Subtotal = net,
            Total = net,
            MetaData = [Meta(LineMeta, line.OrderItemId)],
        };
    }

    private static IEnumerable<WooMeta> Deadline(BolOrder order)
    {
        var by = order.OrderItems?.Select(i => i.Fulfilment?.LatestDeliveryDate ?? i.Fulfilment?.ExactDeliveryDate).Where(d => d is not null).Min();
        if (by is { } date) yield return Meta("_bol_latest_delivery_date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static WooMeta Meta(string key, string value) =>
        new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };

    private static WooAddress Address(
        string? first, string? last, string? company, string? street, string? number, string? extension, string? extra, string? zip,
        string? city, string? country, string? phone) => new()
        {
            FirstName = first,
            LastName = last,
            Company = company,
            Address1 = string.Join(' ', new[] { street, number, extension }.Where(part => !string.IsNullOrWhiteSpace(part))),
            Address2 = extra,
            Postcode = zip,
            City = city,
            Country = country,
            Phone = phone,
        };
}
