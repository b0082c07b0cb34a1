using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Stock;

namespace Tandem.Web.Pages.Parts;

/// <summary>Which colour says what. Words say it too: colour is never alone.</summary>
internal static class StatusColors
{
    /// <summary>A reading that is this much overdue is behind.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(2);

    public static string Of(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.Matched or MatchVerdict.LinkedByHand => "good",
        MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers or MatchVerdict.InvalidGtin => "bad",
        MatchVerdict.SkuDisagrees or MatchVerdict.Changed or MatchVerdict.BundleUnclear or MatchVerdict.NoGtin => "warn",
        _ => "quiet",
    };

    public static string Of(StockDiff diff) => diff switch
    {
        StockDiff.ToZero => "bad",
        StockDiff.ComesOnline => "good",
        StockDiff.Large => "warn",
        StockDiff.Small => "info",
        _ => "quiet",
    };

    public static string Of(OrderState state) => state switch
    {
        OrderState.Shipped => "good",
        OrderState.Imported => "info",
        _ => "quiet",
    };

    public static string Of(ReturnMark mark) => mark == ReturnMark.Registered ? "warn" : "quiet";

    public static string Of(IntentState state) => state switch
    {
        IntentState.Confirmed => "good",
        IntentState.Refused => "bad",
        IntentState.Unknown => "warn",
        _ => "info",
    };

    public static string Of(DriftState state) => state switch
    {
        DriftState.Repaired => "good",
        DriftState.LeftAlone => "warn",
        _ => "bad",
    };

    public static string Of(ShadowVerdict verdict) => verdict switch
    {
        ShadowVerdict.Tandem => "good",
        ShadowVerdict.OtherTool => "warn",
        _ => "quiet",
    };

    public static string Of(StockCause cause) => cause switch
    {
        StockCause.ShopOrder or StockCause.BolOrder => "info",
        StockCause.Push => "good",
        StockCause.Drift => "bad",
        StockCause.Correction or StockCause.Cancellation => "warn",
        _ => "quiet",
    };

    /// <summary>The page in one word, the worst first: what cannot be trusted goes before what asks for a person.</summary>
    public static (string State, string Tone) Of(OverviewPage page, DateTimeOffset now)
    {
        var sources = page.Sources.Select(source => Of(source, now)).ToList();
        return page.PausedSince is not null ? ("paused", "quiet")
            : sources.Contains("failing") || sources.Contains("late") ? ("stale", "bad")
            : sources.Count == 0 || sources.Contains("never") ? ("waiting", "quiet")
            : page.Attention.Count > 0 ? ("attention", "warn")
            : sources.Contains("paused") ? ("part-paused", "quiet")
            : page.LiveSince.Values.All(since => since is null) ? ("observing", "quiet")
            : ("fine", "good");
    }

    /// <summary>paused, never, failing, late or ok.</summary>
    public static string Of(Freshness source, DateTimeOffset now) =>
        source.Paused ? "paused"
        : source.Failures > 0 ? "failing" : source.SucceededAt is null ? "never" : now - source.DueAt > Overdue ? "late" : "ok";
}
