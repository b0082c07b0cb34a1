using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Looks through every document that was made: numbers without a gap, each tied to the one before it, and what is sealed as it
/// was when it was made.
/// </summary>
public sealed class DocumentChain
{
    private const int AtOnce = 100;
    private readonly Database _database;
    private readonly DocumentSeal _seal;
    private readonly TimeProvider _clock;

    internal DocumentChain(Database database, DocumentSeal seal, TimeProvider clock) =>
        (_database, _seal, _clock) = (database, seal, clock);

    /// <returns>How many documents were looked at, and what is wrong with which, in English.</returns>
    public async Task<(int Looked, IReadOnlyList<string> Faults)> Check(SellerId seller, CancellationToken ct)
    {
        List<NumberSeries> all;
        List<string> strays;
        await using (var db = _database.Read())
        {
            all = await db.NumberSeries.Where(s => s.SellerId == seller).OrderBy(s => s.Name).ToListAsync(ct);
            strays = await db.IssuedDocuments.Where(d => d.SellerId == seller
                && !db.NumberSeries.Any(s => s.SellerId == seller && s.Name == d.Series)).Select(d => d.Number).ToListAsync(ct);
        }

        var (looked, faults) = (0, strays.ConvertAll(number => $"{number}: its series is gone"));
        foreach (var series in all) looked += await Check(series, faults, ct);
        return (looked, faults);
    }

    private async Task<int> Check(NumberSeries series, List<string> faults, CancellationToken ct)
    {
        var (looked, next, head, day) = (0, series.First, "", DateOnly.MinValue);
        while (true)
        {
            List<IssuedDocument> page;
            ILookup<long, DocumentRate> rates;
            await using (var db = _database.Read())
            {
                page = await db.IssuedDocuments.Where(d => d.SellerId == series.SellerId && d.Series == series.Name
                    && d.Sequence >= next).OrderBy(d => d.Sequence).Take(AtOnce).ToListAsync(ct);
                var keys = page.ConvertAll(d => d.Key);
                rates = (await db.DocumentRates.Where(r => keys.Contains(r.DocumentKey)).ToListAsync(ct))
                    .ToLookup(r => r.DocumentKey);
            }

            foreach (var document in page)
            {
                if (document.Sequence != next) faults.Add($"{series.Name}: {Missing(next, document.Sequence - 1)}");
                faults.AddRange(Faults(document, head, [.. rates[document.Key]]));
                if (document.IssuedOn < day) faults.Add($"{document.Number}: its day lies before that of the one before it");
                (looked, next, head, day) = (looked + 1, document.Sequence + 1, document.Hash, document.IssuedOn);
            }

            if (page.Count == AtOnce) continue;
            if (next <= series.Last) faults.Add($"{series.Name}: {Missing(next, series.Last)}");
            else if (head != series.Head) faults.Add($"{series.Name}: its last document is another one than was made");
            return looked;
        }
    }

    private IEnumerable<string> Faults(IssuedDocument document, string before, IReadOnlyList<DocumentRate> rates)
    {
        if (ChainRule.HashOf(before, document) != document.Hash)
            yield return $"{document.Number}: changed since it was made, or not tied to the one before it";
        var sign = document.Kind == DocumentKind.CreditNote ? -1 : 1;
        if ((rates.Sum(r => r.NetCents), rates.Sum(r => r.VatCents)) != (sign * document.NetCents, sign * document.VatCents))
            yield return $"{document.Number}: its entries in the VAT ledger were changed";
        var kept = document.IssuedOn >= new DateOnly(DutchTime.DayOf(_clock.GetUtcNow()).Year - TidyDocuments.YearsKept, 1, 1);
        foreach (var (what, sealedBytes, hash) in new[] { ("content", document.Content, document.ContentHash),
            ("PDF", document.Pdf, document.PdfHash), ("e-invoice", document.Ubl, document.UblHash) })
        {
            if (sealedBytes is null && !kept) continue;
            if (sealedBytes is null) yield return $"{document.Number}: its {what} is gone";
            else if (_seal.Open(sealedBytes) is not { } plain)
                yield return $"{document.Number}: its {what} was changed, or was sealed with another key ring";
            else if (ChainRule.HashOf(plain) != hash) yield return $"{document.Number}: its {what} was changed";
        }
    }

    private static string Missing(long from, long to) => from == to ? $"number {from} is missing"
        : $"numbers {from} to {to} are missing";
}
