using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>A party as a document keeps it. Personal data: kept sealed only, never logged.</summary>
internal sealed record SealedParty(string Country, string Name)
{
    public string? Street { get; init; }
    public string? Postcode { get; init; }
    public string? City { get; init; }
    public string? VatNumber { get; init; }
    public string? Kvk { get; init; }
    public string? Enterprise { get; init; }

    public static SealedParty Of(BusinessData business) => new(business.Country, business.Business)
    {
        Street = business.Street,
        Postcode = business.Postcode,
        City = business.City,
        VatNumber = business.VatNumber,
        Kvk = business.Country == "NL" ? business.RegisterNumber : null,
        Enterprise = business.Country == "BE" ? business.RegisterNumber : null,
    };

    /// <param name="country">Where the details name none.</param>
    public static SealedParty Of(PersonDetails person, Country country)
    {
        var own = Values.Country.TryParse(person.Country) ?? country;
        return new SealedParty(own.Code, person.Company ?? person.Name)
        {
            Street = person.Street,
            Postcode = person.Postcode,
            City = person.City,
            VatNumber = person.VatNumber,
            Kvk = own.Code == "NL" ? person.Kvk : null,
            Enterprise = own.Code == "BE" ? person.Kvk : null,
        };
    }

    public DocumentParty Printed() => new(Values.Country.TryParse(Country)!.Value, Name)
    {
        Street = Street,
        Postcode = Postcode,
        City = City,
        VatNumber = VatNumber,
        Kvk = Kvk,
        Enterprise = Enterprise,
    };

    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(SealedParty);
}
