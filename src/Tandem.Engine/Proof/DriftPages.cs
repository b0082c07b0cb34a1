using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>An offer that showed something else at bol than it should.</summary>
/// <param name="RemoteAt">When bol last saw it changed.</param>
/// <param name="Detail">For what is not for sale: bol's reasons, as codes.</param>
public sealed record DriftRow(
    long Key, string About, long? ItemKey, DateTimeOffset SeenAt, DateTimeOffset? RemoteAt, int? Expected, int? Shown,
    DriftCause Cause, DriftState State, string? Detail, DateTimeOffset? EndedAt);

/// <summary>What the comparison with bol came to.</summary>
/// <param name="Compared">Offers that are compared.</param>
/// <param name="Lvb">Offers that bol fulfils: they show bol's own stock.</param>
/// <param name="ComparedAt">When the whole list of every account was last read; null: not yet.</param>
public sealed record DriftPage(
    PageOf<DriftRow> Rows, IReadOnlyDictionary<DriftState, int> States, IReadOnlyDictionary<DriftCause, int> Causes, int Compared,
    int Lvb, DateTimeOffset? ComparedAt);

/// <summary>Reads what the page about drift shows.</summary>
public sealed class DriftPages(Database database)
{
    /// <param name="state">Only rows in this state; null for all that are no longer doubted.</param>
    public async Task<DriftPage> Of(SellerId seller, DriftState? state, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var all = db.Drifts.Where(d => d.SellerId == seller && d.State != DriftState.Doubted);
        var counts = await all.GroupBy(d => new { d.State, d.Cause })
            .Select(g => new { g.Key.State, g.Key.Cause, Count = g.Count() }).ToListAsync(ct);
        var wanted = state is null ? all : all.Where(d => d.State == state);
        var page = await wanted.OrderByDescending(d => d.SeenAt).ThenByDescending(d => d.Key).Page(skip, take, ct, 50_000);
        var names = await OfferNames.Of(db, [.. page.Rows.Select(r => r.OfferKey).Distinct()], ct);
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).ToListAsync(ct);
        var sources = accounts.ConvertAll(ReadOffers.EverythingOf);
        var read = await db.Observations.Where(o => o.SellerId == seller && sources.Contains(o.Source) && o.SucceededAt != null)
            .Select(o => o.SucceededAt).ToListAsync(ct);
        var compared = await db.Offers.CountAsync(o => o.SellerId == seller && !o.Gone, ct);
        var lvb = await db.Offers.CountAsync(o => o.SellerId == seller && !o.Gone && o.Lvb, ct);
        return new DriftPage(
            page.As(r => new DriftRow(
                r.Key, names.Name(r.OfferKey), names.Item(r.OfferKey), r.SeenAt, r.RemoteAt, r.Expected, r.Shown, r.Cause,
                r.State, r.Detail, r.EndedAt)),
            counts.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            counts.GroupBy(c => c.Cause).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            compared - lvb, lvb,
            read.Count < accounts.Count ? null : read.Min());
    }
}
