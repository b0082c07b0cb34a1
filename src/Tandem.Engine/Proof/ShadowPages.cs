using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>A number that another tool gave bol, beside the one that Tandem would have given.</summary>
/// <param name="Truth">What could really be promised then, as is known by now.</param>
public sealed record ShadowRow(long Key, DateTimeOffset At, string About, long? ItemKey, int Theirs, int? Ours, int? Truth,
    ShadowVerdict Verdict);

/// <summary>What shadow mode has seen.</summary>
/// <param name="Differing">Numbers that Tandem would have given otherwise.</param>
/// <param name="TheirOversells">Numbers of the other tool that could not have been kept.</param>
/// <param name="OurOversells">Numbers of Tandem that could not have been kept.</param>
public sealed record ShadowPage(
    PageOf<ShadowRow> Rows, IReadOnlyDictionary<ShadowVerdict, int> Verdicts, int Differing, int TheirOversells, int OurOversells,
    bool Observing);

/// <summary>Reads what the page about shadow mode shows.</summary>
public sealed class ShadowPages(Database database)
{
    /// <param name="verdict">Only rows with this verdict; null for all.</param>
    public async Task<ShadowPage> Of(SellerId seller, ShadowVerdict? verdict, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var all = db.ShadowEntries.Where(e => e.SellerId == seller);
        var counts = await all.GroupBy(e => e.Verdict).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var wanted = verdict is null ? all : all.Where(e => e.Verdict == verdict);
        var page = await wanted.OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Page(skip, take, ct, 50_000);
        var names = await OfferNames.Of(db, [.. page.Rows.Select(r => r.OfferKey).Distinct()], ct);
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        return new ShadowPage(
            page.As(r => new ShadowRow(
                r.Key, r.At, names.Name(r.OfferKey), names.Item(r.OfferKey), r.Theirs, r.Ours, r.Truth, r.Verdict)),
            counts,
            await all.CountAsync(e => e.Ours != null && e.Ours != e.Theirs, ct),
            await all.CountAsync(e => e.Truth != null && e.Theirs > e.Truth, ct),
            await all.CountAsync(e => e.Truth != null && e.Ours > e.Truth, ct),
            !row.Writes(Module.Stock) || row.OnlyChosen(Module.Stock));
    }
}
