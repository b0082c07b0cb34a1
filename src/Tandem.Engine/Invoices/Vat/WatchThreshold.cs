using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// Tells a person at 70, 90 and 100 % of the threshold of art. 59c, each once a year; what is told goes when it is so no more,
/// or when a higher level takes its place.
/// </summary>
internal sealed class WatchThreshold : ISource
{
    public static readonly SourceName Name = SourceName.Own("tandem", "oss-threshold");

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    public Lane Lane => Lane.Upkeep;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Name, Lane.None, async (_, began, ct) =>
        {
            await Run(work, began, ct);
            return new Reading(null, Every);
        }),
    ];

    public static async Task Run(SellerWork work, DateTimeOffset now, CancellationToken ct)
    {
        var year = DutchTime.DayOf(now).Year;
        var every = OssMeterRule.Levels.SelectMany(l => new[] { year - 1, year }.Select(y => InvoiceQuestions.Threshold(y, l)))
            .ToList();
        string? told;
        int level;
        await using (var db = work.Read())
        {
            level = (await OssMeter.Read(db, work.Seller, year, ct)).Level;
            told = level == 0 ? null : InvoiceQuestions.Threshold(year, level);
            var known = await db.Attentions.Where(a => a.SellerId == work.Seller && every.Contains(a.Cause))
                .Select(a => new { a.Cause, a.ClearedAt }).ToListAsync(ct);
            every = [.. known.Where(a => a.ClearedAt is null && a.Cause != told).Select(a => a.Cause)];
            if (known.Exists(a => a.Cause == told)) told = null;
        }

        if (told is null && every.Count == 0) return;
        await work.Owner.Write(async db =>
        {
            await db.Clear(work.Seller, now, every, ct);
            if (told is not null)
                await db.Raise(work.Seller, now, InvoiceQuestions.Threshold(year, level), ActivitySubject.Seller, 0,
                    What(year, level), ct);
        }, ct);
    }

    private static Reason What(int year, int level) => level == 100
        ? Reason.Of("invoice.threshold-passed", ("year", year), ("limit", TreatmentRule.Limit))
        : Reason.Of("invoice.threshold-near", ("level", level), ("year", year), ("limit", TreatmentRule.Limit));
}
