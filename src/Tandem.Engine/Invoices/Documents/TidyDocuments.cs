using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Once a day lets go of what was kept long enough: of documents what they say, ten full years after the year of issue, the
/// number and the hash staying (facts/vat.md §1), what proves that they went over Peppol, and what VIES said; of drafts all,
/// after half a year.
/// </summary>
internal sealed class TidyDocuments : ISource
{
    public static readonly SourceName Name = SourceName.Own("tandem", "document-tidying");

    /// <summary>After the year of issue.</summary>
    public const int YearsKept = 10;

    private const int DocumentsAtOnce = 500;
    private static readonly TimeSpan Drafts = TimeSpan.FromDays(180);
    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    public Lane Lane => Lane.Upkeep;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Name, Lane.None, async (_, began, ct) =>
            new Reading(null, await Run(work, began, ct) ? TimeSpan.Zero : Every)),
    ];

    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> Run(SellerWork work, DateTimeOffset now, CancellationToken ct)
    {
        var (old, first) = (now - Drafts, new DateOnly(DutchTime.DayOf(now).Year - YearsKept, 1, 1));
        List<long> drafts, documents, checks;
        await using (var db = work.Read())
        {
            drafts = await db.DocumentDrafts.Where(d => d.SellerId == work.Seller && d.At < old).OrderBy(d => d.At)
                .Select(d => d.OrderKey).Take(DocumentsAtOnce).ToListAsync(ct);
            documents = await db.IssuedDocuments.Where(d => d.SellerId == work.Seller && d.IssuedOn < first && d.Content != null)
                .OrderBy(d => d.IssuedOn).Select(d => d.Key).Take(DocumentsAtOnce).ToListAsync(ct);
            var start = DutchTime.StartOf(first);
            checks = await db.ViesChecks.Where(c => c.SellerId == work.Seller && c.At < start).OrderBy(c => c.At)
                .Select(c => c.OrderKey).Take(DocumentsAtOnce).ToListAsync(ct);
        }

        if (drafts.Count + documents.Count + checks.Count == 0) return false;
        await work.Owner.Write(async db =>
        {
            await db.DocumentDrafts.Where(d => drafts.Contains(d.OrderKey)).ExecuteDeleteAsync(ct);
            await db.ViesChecks.Where(c => checks.Contains(c.OrderKey)).ExecuteDeleteAsync(ct);
            await db.EInvoices.Where(e => documents.Contains(e.DocumentKey)).ExecuteDeleteAsync(ct);
            await db.IssuedDocuments.Where(d => documents.Contains(d.Key)).ExecuteUpdateAsync(d => d
                .SetProperty(x => x.Content, (byte[]?)null).SetProperty(x => x.Pdf, (byte[]?)null)
                .SetProperty(x => x.Ubl, (byte[]?)null), ct);
        }, ct);
        return Math.Max(drafts.Count, Math.Max(documents.Count, checks.Count)) == DocumentsAtOnce;
    }
}
