using Tandem.Bol;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>What a draft holds. Personal data: kept sealed only, never logged.</summary>
/// <param name="Reference">The buyer's own.</param>
internal sealed record OrderParties(PersonDetails Billing, PersonDetails Shipping, string? Reference)
{
    /// <summary>Null where bol names no buyer.</summary>
    public static OrderParties? Of(BolOrder detail)
    {
        var (bill, ship) = (detail.BillingDetails, detail.ShipmentDetails);
        var shipping = ship is null ? null : new PersonDetails(Joined(ship.FirstName, ship.Surname), Text(ship.Company),
            Street(ship.StreetName, ship.HouseNumber, ship.HouseNumberExtension), Text(ship.ZipCode), Text(ship.City),
            Text(ship.CountryCode));
        var billing = bill is null ? shipping : new PersonDetails(Joined(bill.FirstName, bill.Surname), Text(bill.Company),
            Street(bill.StreetName, bill.HouseNumber, bill.HouseNumberExtension), Text(bill.ZipCode), Text(bill.City),
            Text(bill.CountryCode)) { VatNumber = Text(bill.VatNumber), Kvk = Text(bill.KvkNumber) };
        return billing is { IsNamed: true } ? new OrderParties(billing, shipping ?? billing, Text(bill?.OrderReference)) : null;
    }

    /// <summary>Whom an invoice is asked for; null where bol names nobody.</summary>
    public static PersonDetails? Of(BolInvoiceParty? party)
    {
        if (party is null) return null;
        var person = new PersonDetails(Joined(party.FirstName, party.Surname), Text(party.Company),
            Street(party.StreetName, party.HouseNumber, party.HouseNumberExtension), Text(party.ZipCode), Text(party.City),
            Text(party.CountryCode)) { VatNumber = Text(party.VatNumber), Kvk = Text(party.KvkNumber) };
        return person.IsNamed ? person : null;
    }

    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(OrderParties);

    private static string? Street(string? street, string? number, string? extension) =>
        Text(Joined(street, string.Concat(number, extension)));

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        var kept = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part)) kept.Add(part.Trim());
        return PlainText.Of(string.Join(' ', kept));
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : PlainText.Of(text.Trim());
}

/// <summary>A person or company of an order.</summary>
internal sealed record PersonDetails(string Name, string? Company, string? Street, string? Postcode, string? City,
    string? Country)
{
    public string? VatNumber { get; init; }

    /// <summary>Of the Dutch or the Belgian register.</summary>
    public string? Kvk { get; init; }

    public bool IsNamed => Name.Length > 0 || Company is not null;

    public bool IsBusiness => VatNumber is not null || Kvk is not null;

    public override string ToString() => nameof(PersonDetails);
}
