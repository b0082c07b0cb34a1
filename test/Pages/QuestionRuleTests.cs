using Tandem.Engine.Journal;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Pages;

public sealed class QuestionRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 13, 30, 0, TimeSpan.Zero);

    [Fact]
    public void TheFirstDeadline_GoesFirst_AndTakesItsTopicAlong()
    {
        var groups = QuestionRule.Rank(
        [
            Asked(1, "attention.duplicate", null, -90), Asked(2, "attention.label-refused", 5, -1),
            Asked(3, "attention.cancellation-requested", 2, -1), Asked(4, "attention.label-choice", 9, -80),
            Asked(5, "attention.not-read", null, -100),
        ]);

        Assert.Equal(
            [QuestionTopic.Cancellation, QuestionTopic.Shipping, QuestionTopic.Connection, QuestionTopic.Links],
            groups.Select(g => g.Topic));
        Assert.Equal([2, 4], groups[1].Questions.Select(q => q.Row.Key));
    }

    [Fact]
    public void EveryTopic_HasItsWord_AndItsButton() => Assert.All(Enum.GetValues<QuestionTopic>(), topic =>
    {
        Assert.Contains($"topic.{topic}", ScreenWords.All.Keys);
        Assert.Contains($"answer.{topic}", ScreenWords.All.Keys);
    });

    /// <summary>A question without a topic fails: none falls under another's by itself.</summary>
    [Fact]
    public void EveryQuestion_HasItsTopic_AndEveryTopicAQuestion() =>
        Assert.Equal(Enum.GetValues<QuestionTopic>().Order(), ReasonWords.All.Keys
            .Where(code => code.StartsWith("attention.", StringComparison.Ordinal) && code != "attention.done")
            .Select(QuestionRule.TopicOf).Distinct().Order());

    /// <summary>What is promised for later than the last promise of a day can still be handed over tomorrow.</summary>
    [Fact]
    public void LastPromiseOfADay_IsTheLastThatMustGoOnThatDay()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var longAgo = DutchTime.StartOf(day.AddDays(-9));
            var midnight = DutchTime.StartOf(day.AddDays(1));
            var last = GuardRule.LastPromiseOf(day);
            Assert.True(GuardRule.HandOverBy(longAgo, last) <= midnight, $"{day}: {last}");
            Assert.True(GuardRule.HandOverBy(longAgo, last.AddDays(1)) > midnight, $"{day}: {last}");
        }
    }

    private static Question Asked(long key, string code, int? hours, int minutes) => new(
        new AttentionRow(key, ActivitySubject.Order, key, Reason.Of(code), Now.AddMinutes(minutes)),
        hours is { } h ? Now.AddHours(h) : null);
}
