using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Asks VIES, outside any transaction, about numbers that documents wait for, and has those looked at again.</summary>
internal sealed class ViesSource(ViesClient vies, ViesOptions options, DocumentSeal seal, TimeProvider clock) : ISource
{
    public static readonly SourceName Name = SourceName.Own("tandem", "vies");

    private const int AtOnce = 20;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => options.Api is null ? [] :
    [
        new SourceReading(Name, Lane.Decide, async (_, _, ct) =>
        {
            await Run(work, ct);
            return new Reading(null, Every);
        }),
    ];

    public async Task Run(SellerWork work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<ViesCheck> due;
        await using (var db = work.Read())
            due = await db.ViesChecks.Where(c => c.SellerId == work.Seller && c.DueAt <= now).OrderBy(c => c.DueAt).Take(AtOnce)
                .ToListAsync(ct);
        if (due.Count == 0) return;
        var (asker, known) = await Known(work, now, ct);
        foreach (var check in due)
        {
            var number = NumberOf(check);
            var answer = number is null ? new ViesAnswer.Unknown("UNREADABLE", Again: false)
                : known.TryGetValue(number.Text, out var valid) ? valid : await vies.Ask(number, asker, ct);
            if (number is not null && answer is ViesAnswer.Known { Valid: true } fresh) known[number.Text] = fresh;
            await work.Owner.Write(async db =>
            {
                var at = clock.GetUtcNow();
                var row = await db.ViesChecks.SingleAsync(c => c.OrderKey == check.OrderKey, ct);
                row.Take(answer, at, ViesRule.Next(answer, row.Tries + 1, row.At, at));
                if (row.DueAt is null)
                    await db.DocumentTasks.Where(t => t.OrderKey == check.OrderKey)
                        .ExecuteUpdateAsync(t => t.SetProperty(x => x.DueAt, at), ct);
            }, ct);
        }
    }

    /// <summary>The seller's own number, and what was valid within a day.</summary>
    private async Task<(VatNumber? Asker, Dictionary<string, ViesAnswer.Known> Known)> Known(SellerWork work, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var db = work.Read();
        var business = await db.SettingsOf<BusinessData>(work.Seller, ct);
        var since = now - ViesRule.Fresh;
        var known = new Dictionary<string, ViesAnswer.Known>(StringComparer.Ordinal);
        foreach (var check in await db.ViesChecks.Where(c => c.SellerId == work.Seller && c.Valid == true && c.AnsweredAt > since)
            .ToListAsync(ct))
            if (NumberOf(check) is { } number) known[number.Text] = new ViesAnswer.Known(true, check.RequestId);
        return (VatNumber.TryParse(business.VatNumber), known);
    }

    private VatNumber? NumberOf(ViesCheck check) => VatNumber.TryParse(seal.Open<string>(check.Number));
}
