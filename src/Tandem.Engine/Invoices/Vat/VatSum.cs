using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Entries of the VAT ledger that are alike, together. Amounts as booked: below zero for credit notes.</summary>
/// <param name="Rate">Thousandths of a per cent.</param>
/// <param name="CorrectsDay">Of credit notes: the day of supply of their invoice.</param>
internal sealed record VatSum(VatCategory Category, int Rate, string? VatCountry, string FromCountry, VatPlace Place,
    bool Declared, DateOnly? CorrectsDay, long NetCents, long VatCents)
{
    public Money Net => new(NetCents);

    public Money Vat => new(VatCents);
}
