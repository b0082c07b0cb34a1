using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>A push at which bol was promised more than there was.</summary>
/// <param name="About">The item that the offer sells.</param>
public sealed record BreachRow(
    DateTimeOffset At, string About, long? ItemKey, int Pushed, int Units, StockCause Cause, string? Reference,
    DateTimeOffset HappenedAt, DateTimeOffset HeardAt);

/// <summary>What was pushed on a day, and whether it could be kept.</summary>
public sealed record StatementDay(
    DateOnly Day, int Pushes, int Refused, int Checked, int HeldBack, int UnitsOversold, int Drifts,
    IReadOnlyList<BreachRow> Breaches);

/// <summary>Reads the statements, and sets how long the ledger behind them is kept.</summary>
public sealed class StatementPages(Database database, TimeProvider clock)
{
    /// <summary>Fewest and most days that a ledger is kept.</summary>
    public const int FewestDays = 7;
    public const int MostDays = 3650;
    private const int MostLookedAt = 5_000;

    public async Task<StatementPage> Of(SellerId seller, int days, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await db.StockDays.Where(d => d.SellerId == seller).OrderByDescending(d => d.Day)
            .Take(Math.Clamp(days, 1, 3660)).ToListAsync(ct);
        var breaches = rows.ToDictionary(r => r.Day, Breach.Read);
        var names = await OfferNames.Of(db, [.. breaches.Values.SelectMany(b => b).Select(b => b.OfferKey).Distinct()], ct);
        var kept = (await db.SettingsOf<LedgerSettings>(seller, ct)).Days;
        return new StatementPage(
            [
                .. rows.Select(r => new StatementDay(r.Day, r.Pushes, r.Refused, r.Checked, r.HeldBack, r.UnitsOversold, r.Drifts,
                [
                    .. breaches[r.Day].Select(b => new BreachRow(
                        b.At, names.Name(b.OfferKey), names.Item(b.OfferKey), b.Pushed, b.Units, b.Cause, b.Reference,
                        b.HappenedAt, b.HeardAt)),
                ])),
            ],
            kept);
    }

    /// <summary>How fast numbers reached bol since a moment; of very many the newest.</summary>
    public async Task<Propagation> Propagation(SellerId seller, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await db.StockEntries
            .Where(e => e.SellerId == seller && e.At >= since && e.OfferKey != null
                && (e.Cause == StockCause.Decision || e.Cause == StockCause.Push))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(MostLookedAt)
            .Select(e => new { Offer = e.OfferKey!.Value, e.At, e.Cause }).ToListAsync(ct);
        rows.Reverse();
        return PropagationRule.Of(rows.Select(r => (r.Offer, r.At, r.Cause)));
    }

    /// <summary>Keeps the ledger for so many days; what is older goes with the next tidying.</summary>
    public Task Keep(SellerId seller, int days, CancellationToken ct) => database.WriteFor(
        seller, db => Keep(db, seller, new LedgerSettings(Math.Clamp(days, FewestDays, MostDays)), ct), ct);

    internal Task Keep(TandemDb db, SellerId seller, LedgerSettings settings, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), settings, ct);
}
