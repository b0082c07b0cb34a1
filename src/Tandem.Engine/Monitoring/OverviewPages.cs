using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Monitoring;

/// <summary>One seller in the list of sellers.</summary>
public sealed record SellerRow(SellerId Id, string Name);

/// <summary>
/// How fresh one source is. <see cref="Source"/> is one of <c>items, all-items, orders, open-orders, offers, settings</c>.
/// </summary>
/// <param name="Side"><c>shop</c> or <c>bol</c>.</param>
/// <param name="SucceededAt">When the last reading that succeeded ended; null: never.</param>
/// <param name="Problem">Why the last reading failed; null when it did not.</param>
/// <param name="Paused">Its owner wants it not to be read.</param>
public sealed record Freshness(string Side, string Source, DateTimeOffset? SucceededAt, DateTimeOffset DueAt, int Failures,
    Reason? Problem, bool Paused = false);

/// <summary>How a seller stands, in full.</summary>
/// <param name="LiveSince">For each module since when it writes; null while it observes.</param>
/// <param name="OpenWrites">Remote writes that are decided or sent and not yet settled, by kind.</param>
/// <param name="PausedSince">Since when nothing of the seller is read or written; null: it runs.</param>
public sealed record OverviewPage(
    SellerRow Seller,
    int SafetyStock,
    IReadOnlyDictionary<Module, DateTimeOffset?> LiveSince,
    IReadOnlyList<Freshness> Sources,
    IReadOnlyDictionary<IntentKind, int> OpenWrites,
    DateTimeOffset? PausedSince = null);

/// <summary>What is known of how a seller stands, for the first line of home and the dot on every page.</summary>
/// <param name="Questions">Open ones.</param>
/// <param name="Live">Whether any module writes.</param>
/// <param name="PausedSince">Since when nothing of the seller is read or written; null: it runs.</param>
public sealed record StandingPage(IReadOnlyList<Freshness> Sources, int Questions, bool Live, DateTimeOffset? PausedSince = null);

/// <summary>Reads how sellers stand.</summary>
public sealed class OverviewPages(Database database)
{
    public async Task<IReadOnlyList<SellerRow>> Sellers(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Sellers.OrderBy(s => s.Name).Select(s => new SellerRow(s.Id, s.Name)).ToListAsync(ct);
    }

    /// <summary>What every page shows: a few rows, whatever there is of history.</summary>
    /// <returns>Null where there is no such seller.</returns>
    public async Task<StandingPage?> Standing(SellerId id, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } seller) return null;
        var paused = seller.Get<PausedParts>();
        var sources = await db.Observations.Where(o => o.SellerId == id).OrderBy(o => o.Source).ToListAsync(ct);
        return new StandingPage(
            [.. sources.Select(o => Fresh(o, seller.PausedAt is not null || paused.Has(o.Part)))],
            await db.Attentions.CountAsync(a => a.SellerId == id && a.ClearedAt == null, ct),
            Enum.GetValues<Module>().Any(m => seller.LiveSince(m) is not null),
            seller.PausedAt);
    }

    /// <returns>Null where there is no such seller.</returns>
    public async Task<OverviewPage?> Of(SellerId id, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } seller) return null;

        var writes = await db.Intents
            .Where(i => i.SellerId == id
                && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
            .GroupBy(i => i.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(ct);
        var sources = await db.Observations.Where(o => o.SellerId == id).OrderBy(o => o.Source).ToListAsync(ct);
        var paused = seller.Get<PausedParts>();
        return new OverviewPage(
            new SellerRow(seller.Id, seller.Name),
            await db.StockSettings.Where(s => s.SellerId == id && s.Scope == Stock.SettingScope.Seller).Select(s => s.Safety)
                .FirstOrDefaultAsync(ct) ?? 0,
            Enum.GetValues<Module>().ToDictionary(m => m, seller.LiveSince),
            [.. sources.Select(o => Fresh(o, seller.PausedAt is not null || paused.Has(o.Part)))],
            writes.ToDictionary(w => w.Kind, w => w.Count),
            seller.PausedAt);
    }

    /// <summary>What only a person can decide, the newest first; at most fifty.</summary>
    public async Task<IReadOnlyList<AttentionRow>> Attention(SellerId id, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Attentions.Where(a => a.SellerId == id && a.ClearedAt == null).OrderByDescending(a => a.RaisedAt).Take(50)
            .Select(a => new AttentionRow(a.Key, a.Subject, a.SubjectKey, a.What, a.RaisedAt)).ToListAsync(ct);
    }

    private static Freshness Fresh(Observation o, bool paused) =>
        new(o.Source.Side, o.Source.What, o.SucceededAt, o.DueAt, o.Failures, o.Problem, paused);
}
