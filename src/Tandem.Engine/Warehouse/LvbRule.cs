using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>What to do about who fulfils an offer.</summary>
internal enum LvbAction
{
    Stay,
    ToOwn,
    BackToBol,
}

/// <inheritdoc cref="LvbAction"/>
internal sealed record LvbDecision(LvbAction Action, Reason Reason);

/// <summary>Decides when an offer goes over from bol's warehouse (LVB) to own stock, and when it goes back. Pure.</summary>
internal static class LvbRule
{
    /// <summary>Nothing left in two readings this far apart: bol's list may be wrong for a moment.</summary>
    public static readonly TimeSpan EmptyFor = TimeSpan.FromMinutes(30);

    /// <summary>An offer stays with own stock at least this long, so that it does not go to and fro.</summary>
    public static readonly TimeSpan OwnAtLeast = TimeSpan.FromHours(24);

    public static LvbDecision Decide(LvbFacts facts, DateTimeOffset now) => facts switch
    {
        { MayFallBack: false } => Stay("lvb.off"),
        { Lvb: false, SwitchedAt: null } => Stay("lvb.own-by-choice"),
        { Regular: null } => Stay("lvb.not-read"),
        { Lvb: false, Regular: <= 0 } => Stay("lvb.still-empty"),
        { Lvb: false } when now - facts.SwitchedAt < OwnAtLeast => Stay("lvb.not-yet"),
        { Lvb: false } => new LvbDecision(LvbAction.BackToBol, Reason.Of("lvb.back", ("units", facts.Regular))),
        { Regular: > 0 } => new LvbDecision(LvbAction.Stay, Reason.Of("lvb.in-stock", ("units", facts.Regular))),
        _ when facts.EmptySince is not { } since || facts.ReadAt - since is not { } empty || empty < EmptyFor =>
            Stay("lvb.just-empty"),
        { HasPromise: false } => Stay("lvb.no-promise"),
        { OtherOwnOffer: true } => Stay("lvb.other-offer"),
        { OwnFree: null } => Stay("lvb.not-linked"),
        _ when facts.OwnFree < Math.Max(1, facts.OwnNeeded) =>
            new LvbDecision(LvbAction.Stay,
                Reason.Of("lvb.too-few", ("free", facts.OwnFree), ("needed", Math.Max(1, facts.OwnNeeded)))),
        _ => new LvbDecision(LvbAction.ToOwn, Reason.Of("lvb.to-own", ("units", facts.OwnFree))),
    };

    private static LvbDecision Stay(string code) => new(LvbAction.Stay, Reason.Of(code));
}
