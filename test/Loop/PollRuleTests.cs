using CsCheck;
using Tandem.Engine.Loop;

namespace Tandem.Tests.Loop;

/// <summary>How soon a source is read again by itself.</summary>
public sealed class PollRuleTests
{
    [Theory]
    [InlineData(0, null, 0.2, 10)] // news, and nobody tells
    [InlineData(30, 20, 0.2, 15)] // webhooks tell
    [InlineData(30, 4000, 0.2, 10)] // they did once, and no longer do
    [InlineData(600, null, 0.2, 15)]
    [InlineData(3600, null, 0.2, 60)] // nothing for an hour
    [InlineData(100_000, null, 0.2, 120)] // nothing for more than a day
    [InlineData(null, null, 0.2, 60)] // nothing ever
    [InlineData(120, null, 0.2, 10)] // the last second of busy
    [InlineData(121, null, 0.2, 15)]
    [InlineData(1800, null, 0.2, 15)] // the last second awake
    [InlineData(1801, null, 0.2, 60)]
    [InlineData(86_400, null, 0.2, 60)]
    [InlineData(86_401, null, 0.2, 120)]
    [InlineData(86_401, 0, 0.2, 120)] // a hint alone is no news
    [InlineData(60, 180, 0.2, 15)] // told at most two minutes before what was read
    [InlineData(60, 181, 0.2, 10)]
    [InlineData(null, 60, 0.2, 60)]
    [InlineData(0, null, 2.5, 10)]
    [InlineData(0, null, 2.6, 10.4)]
    [InlineData(0, null, 12, 48)] // a slow shop is left alone four fifths of the time
    public void Next_FollowsTheNews(int? sinceNews, int? sinceHint, double took, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PollRule.Next(Span(sinceNews), Span(sinceHint), TimeSpan.FromSeconds(took)));

    [Fact]
    public void Next_StaysWithinItsBounds() =>
        Gen.Select(Gen.Int[0, 100_000].Nullable(), Gen.Int[0, 100_000].Nullable(), Gen.Int[0, 10]).Sample((news, hint, took) =>
        Assert.InRange(PollRule.Next(Span(news), Span(hint), TimeSpan.FromSeconds(took)), TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(120)));

    private static TimeSpan? Span(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
