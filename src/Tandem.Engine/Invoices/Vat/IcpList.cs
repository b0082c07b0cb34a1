using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// The list of supplies to businesses in other member states (ICP; in Belgium the intra-community listing), by VAT number
/// (facts/vat.md §3). The numbers stand in what is sealed alone and are read for this list.
/// </summary>
public sealed class IcpList
{
    private const int AtOnce = 200;
    private readonly Database _database;
    private readonly DocumentSeal _seal;

    internal IcpList(Database database, DocumentSeal seal) => (_database, _seal) = (database, seal);

    public async Task<IReadOnlyList<IcpRow>> Of(SellerId seller, VatPeriod period, CancellationToken ct)
    {
        var (first, until, last) = (period.First, period.Until, 0L);
        var quarter = VatPeriod.QuarterOf(first).First;
        var sums = new Dictionary<(string? Number, DateOnly? Corrects), long>();
        while (true)
        {
            await using var db = _database.Read();
            var page = await db.DocumentRates.Where(r => r.SellerId == seller && r.Category == VatCategory.K && r.Day >= first
                && r.Day < until && r.Key > last).OrderBy(r => r.Key).Take(AtOnce)
                .Join(db.IssuedDocuments, r => r.DocumentKey, d => d.Key,
                    (r, d) => new { r.Key, r.NetCents, r.CorrectsDay, d.Content }).OrderBy(r => r.Key).ToListAsync(ct);
            foreach (var row in page)
            {
                var number = VatNumber.TryParse(_seal.Open<DocumentContent>(row.Content)?.Buyer.VatNumber)?.Text;
                var corrects = row.CorrectsDay < quarter ? VatPeriod.QuarterOf(row.CorrectsDay.Value).First : (DateOnly?)null;
                sums[(number, corrects)] = sums.GetValueOrDefault((number, corrects)) + row.NetCents;
            }

            if (page.Count < AtOnce) break;
            last = page[^1].Key;
        }

        return
        [
            .. sums.OrderBy(s => s.Key.Number, StringComparer.Ordinal).ThenBy(s => s.Key.Corrects).Select(s => new IcpRow(
                s.Key.Number, s.Key.Corrects is { } day ? VatPeriod.QuarterOf(day) : null, new Money(s.Value))),
        ];
    }
}
