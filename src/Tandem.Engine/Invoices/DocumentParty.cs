using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>Who sells or buys, as printed. Personal data: never logged.</summary>
internal sealed record DocumentParty(Country Country, string Name)
{
    /// <summary>As in <c>BV</c>, where the name does not have it (a Belgian company must print it; facts/vat.md §1).</summary>
    public string? LegalForm { get; init; }

    /// <summary>The person at a business, or what else stands above the street.</summary>
    public string? Attention { get; init; }

    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    /// <summary>As given, with its country's letters.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Of the Dutch trade register.</summary>
    public string? Kvk { get; init; }

    /// <summary>Of the Belgian register.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Of a Belgian company: the court at whose register (RPR) it is entered (facts/vat.md §1).</summary>
    public string? Court { get; init; }

    /// <summary>Of a Belgian company: its bank account; left out of what is paid through bol (facts/vat.md §0).</summary>
    public string? Account { get; init; }

    /// <summary>
    /// The number of the register of the own country with its scheme: 0106 KvK, 0208 the Belgian enterprise number, which the VAT
    /// number holds too (facts/vat.md §6). Null where none is known.
    /// </summary>
    public (string Scheme, string Id)? Register
    {
        get
        {
            if (Country == Country.Netherlands) return Kvk is { } kvk ? ("0106", kvk) : null;
            if (Country != Country.Belgium) return null;
            var digits = Enterprise ?? (VatNumber is { Length: > 2 } number ? number[2..] : "");
            digits = string.Concat(digits.Where(char.IsAsciiDigit));
            return Invoices.VatNumber.IsEnterprise(digits) ? ("0208", digits) : null;
        }
    }

    /// <summary>Where Peppol delivers to; a Dutch business without a KvK number is reached by its VAT number (9944).</summary>
    public (string Scheme, string Id)? Endpoint => Register
        ?? (Country == Country.Netherlands && Invoices.VatNumber.TryParse(VatNumber) is { } number && number.Country == Country
            ? ("9944", number.Text) : null);
}
