using Tandem.Engine.Monitoring;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The overview's first line: it never says that all is well about what it does not know.</summary>
public sealed class StatusColorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 13, 30, 0, TimeSpan.Zero);

    private static readonly Freshness Fresh = new("shop", "items", Now.AddSeconds(-10), Now.AddSeconds(50), 0, null);
    private static readonly Freshness Never = new("bol", "offers", null, Now, 0, null);
    private static readonly Freshness Late = new("bol", "orders", Now.AddMinutes(-9), Now.AddMinutes(-3), 0, null);
    private static readonly Freshness Failing =
        new("bol", "orders", Now.AddSeconds(-90), Now.AddSeconds(30), 1, Reason.Of("remote.unavailable"));

    [Fact]
    public void AllFresh_AndNothingAsked_IsFine() => Assert.Equal("fine", State([Fresh], asked: false, live: true));

    [Fact]
    public void NothingRead_IsWaiting() => Assert.Equal("waiting", State([], asked: false, live: true));

    [Fact]
    public void OneSideUnread_IsWaiting() => Assert.Equal("waiting", State([Fresh, Never], asked: true, live: true));

    [Fact]
    public void LateOrFailing_GoesBeforeAllElse()
    {
        Assert.Equal("stale", State([Fresh, Never, Late], asked: true, live: true));
        Assert.Equal("stale", State([Fresh, Failing], asked: true, live: true));
    }

    [Fact]
    public void Question_GoesBeforeObserving() => Assert.Equal("attention", State([Fresh], asked: true, live: false));

    [Fact]
    public void PausedPart_IsToldBeforeAQuestion_AndAfterDataThatIsBehind()
    {
        Assert.Equal("part-paused", State([Fresh, Never with { Paused = true }], asked: true, live: true));
        Assert.Equal("stale", State([Late, Fresh with { Paused = true }], asked: true, live: true));
    }

    [Fact]
    public void NothingLive_IsObserving() => Assert.Equal("observing", State([Fresh], asked: false, live: false));

    [Fact]
    public void OverdueByTwoMinutes_IsNotLateYet()
    {
        Assert.Equal("ok", StatusColors.Of(Fresh with { DueAt = Now.AddMinutes(-2) }, Now));
        Assert.Equal("late", StatusColors.Of(Fresh with { DueAt = Now.AddMinutes(-2).AddSeconds(-1) }, Now));
    }

    /// <summary>Data that is behind: as old as the source that is behind most, which is named.</summary>
    [Fact]
    public void Stale_IsAsOldAsTheWorstSource_AndNamesIt() =>
        Assert.Equal(new Standing("stale", Late.SucceededAt, Late), StandingRule.Of(
            new StandingPage([Fresh, Failing, Late], 1, true), Now));

    /// <summary>A list that is read once a day says nothing of how old the sentence is.</summary>
    [Fact]
    public void Fine_IsAsOldAsTheOldestQuickSource()
    {
        var daily = new Freshness("shop", "all-items", Now.AddHours(-20), Now.AddHours(4), 0, null);
        var other = Fresh with { SucceededAt = Now.AddSeconds(-40) };
        Assert.Equal(new Standing("fine", other.SucceededAt),
            StandingRule.Of(new StandingPage([daily, Fresh, other], 0, true), Now));
        Assert.Equal(new Standing("fine", daily.SucceededAt), StandingRule.Of(new StandingPage([daily], 0, true), Now));
    }

    private static string State(IReadOnlyList<Freshness> sources, bool asked, bool live) =>
        StatusColors.Standing(new StandingPage(sources, asked ? 1 : 0, live), Now).State;
}
