using Tandem.Engine.Alerts;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Tests.Alerts;

/// <summary>One trouble is one alert.</summary>
public sealed class AlertFactsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Shop = Guid.NewGuid();

    [Fact]
    public void Questions_AreGroupedByTopic_WithTheirDeadlines()
    {
        var (facts, next) = Look(questions:
        [
            Asked("attention.deadline-soon", 30), Asked("attention.deadline-soon", 3), Asked("attention.deadline-missed", -1, 23),
            Asked("attention.unlinked"),
        ]);

        Assert.Equal(["question:Deadline", "question:Links"], facts.Select(f => f.Cause).Order(StringComparer.Ordinal));
        var deadlines = facts.Single(f => f.Topic == "Deadline");
        Assert.Equal(new AlertWeight(3, 2, 2, 1), deadlines.Weight);
        Assert.Equal(Now.AddHours(3), deadlines.Deadline);
        Assert.True(deadlines.Urgent);
        Assert.False(facts.Single(f => f.Topic == "Links").Urgent);
        Assert.Equal(Now.AddHours(3), next);
    }

    [Fact]
    public void Deadline_IsLookedAtAgain_ADayBefore_FourHoursBefore_AndWhenItPasses()
    {
        var question = new[] { Asked("attention.deadline-soon", 30) };
        Assert.Equal(Now.AddHours(6), Look(questions: question).Next);
        Assert.Equal(Now.AddHours(26), Look(questions: question, now: Now.AddHours(6)).Next);
        Assert.Equal(Now.AddHours(30), Look(questions: question, now: Now.AddHours(26)).Next);
        Assert.Null(Look(questions: question, now: Now.AddHours(30)).Next);
    }

    [Fact]
    public void Shop_WhoseSourcesAreAllBehind_IsOneAlert_AndItsQuestionIsNotASecond()
    {
        var fact = Assert.Single(Look(
            sources: [Source("orders", -60), Source("items", -90), Source("bin", -61)],
            questions: [new OpenQuestion("attention.not-read", "", Shop, Now, [])]).Facts);
        Assert.Equal((AlertKind.Silent, "Proefwinkel", Now.AddMinutes(-90)), (fact.Kind, fact.Name, fact.Since));
        Assert.Equal(4, fact.Weight.Count);
    }

    [Fact]
    public void Refusal_TakesThePlaceOfSilence_AndOfItsQuestion()
    {
        var refused = Source("orders", -60, problem: "remote.unauthorized");
        var fact = Assert.Single(Look(sources: [refused, Source("items", -60)],
            questions: [new OpenQuestion("attention.not-read", "", Shop, Now, [])]).Facts);
        Assert.Equal(AlertKind.Refused, fact.Kind);
        refused.Failures = 2;
        Assert.Equal(AlertKind.Silent, Assert.Single(Look(sources: [refused, Source("items", -60)]).Facts).Kind);
    }

    /// <summary>That a side is read again is no news: nothing else would look.</summary>
    [Theory]
    [InlineData(-600, null)]
    [InlineData(-600, "remote.unauthorized")]
    public void SideThatIsBehind_IsLookedAtAgainSoon(int minutes, string? problem) =>
        Assert.Equal(Now.AddMinutes(10), Look(sources: [Source("orders", minutes, problem)]).Next);

    [Fact]
    public void PausedPart_IsNobodysAlert() =>
        Assert.Empty(Look(sources: [Source("orders", -600)], parts: new Dictionary<Guid, string>()).Facts);

    [Fact]
    public void Target_IsTheSellers()
    {
        var settings = AlertSettings.Usual with { Targets = new() { ["shop:orders"] = 120 } };
        Assert.Empty(Look(sources: [Source("orders", -60)], settings: settings).Facts);
    }

    [Fact]
    public void Writes_AreCountedByKind_OnceForThemselvesAndTheirQuestions()
    {
        var old = Now.AddHours(-3);
        var (facts, next) = Look(
            writes: [new(IntentKind.Ship, old), new(IntentKind.Ship, old.AddMinutes(-9)), new(IntentKind.Stock, old.AddHours(1))],
            questions: [new OpenQuestion("attention.write-Unavailable", "Import", Guid.Empty, Now, []),
                new OpenQuestion("attention.write-Lost", "Ship", Guid.Empty, Now, [])]);
        Assert.Equal([("Import", 1), ("Ship", 2)], facts.Select(f => (f.Topic, f.Weight.Count)).Order());
        Assert.Equal(Now.AddHours(1), next);
    }

    [Theory]
    [InlineData(2, -60, false)]
    [InlineData(3, -29, false)]
    [InlineData(3, -30, true)]
    public void Webhooks_AreMissed_WhenReadingFindsNewsForLong(int count, int minutes, bool missed)
    {
        var (facts, next) = Look(sources: [Source("orders", 0, failures: 0)],
            untold: new Dictionary<Guid, UntoldNews> { [Shop] = new(count, Now.AddMinutes(minutes)) });
        Assert.Equal(missed, facts.Any(f => f.Kind == AlertKind.Hooks));
        if (count >= 3) Assert.True(next <= Now.AddMinutes(10));
    }

    private static (IReadOnlyList<AlertFact> Facts, DateTimeOffset? Next) Look(
        IReadOnlyList<Observation>? sources = null, IReadOnlyList<OpenQuestion>? questions = null,
        IReadOnlyList<OpenWrite>? writes = null, IReadOnlyDictionary<Guid, UntoldNews>? untold = null,
        IReadOnlyDictionary<Guid, string>? parts = null, AlertSettings? settings = null, DateTimeOffset? now = null) =>
        AlertFacts.Of(new AlertInputs(Now.AddDays(-2), parts ?? new Dictionary<Guid, string> { [Shop] = "Proefwinkel" },
            sources ?? [], questions ?? [], writes ?? [], untold ?? new Dictionary<Guid, UntoldNews>()),
            settings ?? AlertSettings.Usual, now ?? Now);

    private static OpenQuestion Asked(string code, params IReadOnlyList<int> hours) =>
        new(code, "", Guid.Empty, Now.AddHours(-1), [.. hours.Select(h => Now.AddHours(h))]);

    private static Observation Source(string what, int readMinutes, string? problem = null, int failures = 3) => new()
    {
        Source = SourceName.Of(new ShopId(Shop), what),
        SucceededAt = Now.AddMinutes(readMinutes),
        DueAt = Now.AddMinutes(5),
        Failures = failures,
        Problem = problem is null ? null : Reason.Of(problem),
    };
}
