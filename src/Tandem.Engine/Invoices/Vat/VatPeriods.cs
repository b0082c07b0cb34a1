using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Reads what the VAT ledger comes to in a period: the database adds up.</summary>
public sealed class VatPeriods(Database database)
{
    public async Task<VatFigures> Of(SellerId seller, VatPeriod period, CancellationToken ct)
    {
        await using var db = database.Read();
        var business = await db.SettingsOf<BusinessData>(seller, ct);
        return VatFiguresRule.Decide(period, Country.TryParse(business.Country)?.Code, await Sums(db, seller, period, ct));
    }

    private static async Task<List<VatSum>> Sums(TandemDb db, SellerId seller, VatPeriod period, CancellationToken ct)
    {
        var (first, until) = (period.First, period.Until);
        var sums = await db.DocumentRates.Where(r => r.SellerId == seller && r.Day >= first && r.Day < until)
            .GroupBy(r => new { r.Category, r.Rate, r.VatCountry, r.FromCountry, r.Place, r.DeclaredIn, r.CorrectsDay })
            .Select(g => new { g.Key, Net = g.Sum(r => r.NetCents), Vat = g.Sum(r => r.VatCents) }).ToListAsync(ct);
        return sums.ConvertAll(s => new VatSum(s.Key.Category, s.Key.Rate, s.Key.VatCountry, s.Key.FromCountry, s.Key.Place,
            s.Key.DeclaredIn is not null, s.Key.CorrectsDay, s.Net, s.Vat));
    }
}
