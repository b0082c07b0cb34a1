using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Rules;

/// <summary>How many units an offer may show: never more than there are to promise.</summary>
public sealed class StockRuleTests
{
    private static readonly Gen<StockPart> Parts = Gen.Select(
        Pick.One(StockKept.Here, StockKept.AtParent, StockKept.Nowhere), Gen.Int[-20, 2000], Gen.Bool, Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 6],
        (kept, quantity, gone, promised, held, safety, per) => Part(kept, quantity, promised, held, safety, per) with { Gone = gone && safety == 0 });

    [Theory]
    [InlineData(25, 0, 0, 0, 1, 0, 25)]
    [InlineData(25, 2, 1, 3, 1, 0, 19)]
    [InlineData(25, 2, 1, 3, 1, 4, 15)]
    [InlineData(25, 0, 0, 0, 6, 0, 4)] // floor
    [InlineData(3, 5, 0, 0, 1, 0, 0)]
    [InlineData(-2, 0, 0, 0, 1, 0, 0)]
    [InlineData(5000, 0, 0, 0, 1, 0, 999)]
    public void Decide_IsTheSum(int available, int promised, int held, int safety, int perOffer, int unseen, int target) => Assert.Equal(
        target, Decide([Part(StockKept.Here, available, promised, held, safety, perOffer)], unseen).Target);

    [Fact]
    public void Decide_NeverShowsMoreThanEveryPartAllows() => Gen.Select(Parts.Array[1, 4], Gen.Int[0, 5]).Sample((parts, unseen) =>
    {
        var decision = Decide(parts, unseen);
        if (decision.Target is not { } target) return;
        Assert.InRange(target, 0, StockRule.Highest);
        foreach (var part in parts.Where(p => p.Gone || (p.Kept != StockKept.Nowhere && p.Quantity is not null)))
        {
            var free = part.Gone ? 0 : Math.Max(0, part.Quantity!.Value - part.Promised - part.Held - part.Settings.Safety);
            Assert.True((long)target * part.PerOffer <= Math.Max(0, free), $"{part} shows {target}");
        }
    });

    [Fact]
    public void Decide_MoreStock_NeverShowsLess() => Gen.Select(Parts, Gen.Int[0, 50]).Sample((part, more) =>
    {
        if (part.Quantity is not { } quantity) return;
        var (less, most) = (Decide([part]).Target, Decide([part with { Quantity = quantity + more }]).Target);
        Assert.True(less is null == most is null && (less ?? 0) <= (most ?? 0));
    });

    [Fact]
    public void Decide_LeavesAlone_WhatIsNotOurs()
    {
        var part = Part(StockKept.Here, 5);
        Assert.Equal(("stock.offer-gone", null), Of(StockRule.Decide(new StockFacts(false, true, 0, null, [part]))));
        Assert.Equal(("stock.lvb", null), Of(StockRule.Decide(new StockFacts(true, false, 0, null, [part]))));
        Assert.Equal(("stock.not-linked", null), Of(Decide([])));
        Assert.Equal(("stock.not-counted", null), Of(Decide([part with { Kept = StockKept.Nowhere }])));
        Assert.Equal(("stock.item-gone", 0), Of(Decide([part with { Gone = true }])));
    }

    [Fact]
    public void Decide_FollowsWhatTheSellerSet()
    {
        StockPart With(StockSettings settings, int quantity = 10) => Part(StockKept.Here, quantity) with { Settings = settings };
        Assert.Equal(("stock.capped", 4), Of(Decide([With(new(Cap: 4))])));
        Assert.Equal(("stock.available", 3), Of(Decide([With(new(Cap: 4), 3)])));
        Assert.Equal(("stock.below-minimum", 0), Of(Decide([With(new(Minimum: 5), 4)])));
        Assert.Equal(("stock.available", 5), Of(Decide([With(new(Minimum: 5), 5)])));
        Assert.Equal(("stock.fixed", 7), Of(Decide([With(new(Fixed: 7), 0)])));
        Assert.Equal(("stock.hands-off", null), Of(Decide([With(new(Treatment: Treatment.HandsOff))])));
        Assert.Equal(("stock.shows-nothing", 0), Of(Decide([With(new(Treatment: Treatment.ShowNothing))])));
        Assert.Equal(("stock.available", 7), Of(Decide([With(new(SafetyPercent: 25))]))); // 2.5 units are 3
        Assert.Equal(("stock.available", 6), Of(Decide([With(new(Safety: 4, SafetyPercent: 25))])));
        Assert.Equal(("stock.assumed", 9), Of(Decide([With(new(Assumed: 9)) with { Kept = StockKept.Nowhere, Quantity = null }])));
        Assert.Equal(("stock.out-of-stock", 0), Of(Decide([With(new(Assumed: 9)) with { Kept = StockKept.Nowhere, Quantity = null, InStock = false }])));
        Assert.Equal(("stock.backorder", 5), Of(Decide([With(new(Backorders: 5), -2) with { Backordered = true }])));
        Assert.Equal(("stock.available", 0), Of(Decide([With(new(Backorders: 5), -2)])));
    }

    [Fact]
    public void Decide_NamesTheScarcestPart_OfABundle()
    {
        var decision = Decide([Part(StockKept.Here, 10) with { Name = "Bord" }, Part(StockKept.Here, 9, perOffer: 4) with { Name = "Mok" }]);
        Assert.Equal((2, "Mok", "2"), (decision.Target, decision.Reason["item"], decision.Reason["parts"]));
    }

    [Fact]
    public void Facts_WrittenDown_DecideTheSameAgain() => Gen.Select(Parts.Array[1, 4], Gen.Int[0, 5]).Sample((parts, unseen) =>
    {
        var facts = new StockFacts(false, false, unseen, new Adaptive(0.001, 3, 60), parts);
        Assert.Equal(StockRule.Decide(facts).Reason.ToJson(), StockRule.Decide(StockFacts.FromJson(facts.ToJson())).Reason.ToJson());
    });

    [Theory]
    [InlineData(null, 3, false, null)]
    [InlineData(10, 3, true, null)]
    [InlineData(10, 3, false, 7)]
    [InlineData(2, 3, false, 0)]
    public void ShownByNow_IsKnownOrNot(int? confirmed, int sold, bool cancelled, int? shown) =>
        Assert.Equal(shown, PushRule.ShownByNow(confirmed, sold, cancelled));

    [Fact]
    public void Priority_ZeroFirst_DownBeforeUp() => Gen.Select(Gen.Int[1, 500], Gen.Int[1, 499]).Sample((shown, change) =>
    {
        Assert.True(PushRule.Priority(0, shown) < PushRule.Priority(Math.Max(1, shown - change), shown + 1));
        Assert.True(PushRule.Priority(Math.Max(1, shown - change), shown + 1) < PushRule.Priority(shown + change + 1, shown));
    });

    [Fact]
    public void Unseen_IsWhatBolTookOff_LessWhatIsKnown()
    {
        Assert.Equal(2, PushRule.Unseen(10, 7, 1));
        Assert.Equal(0, PushRule.Unseen(10, 10, 0));
        Assert.Equal(0, PushRule.Unseen(10, 9, 3));
    }

    private static StockDecision Decide(IReadOnlyList<StockPart> parts, int unseen = 0) => StockRule.Decide(new StockFacts(false, false, unseen, null, parts));

    private static StockPart Part(StockKept kept, int quantity, int promised = 0, int held = 0, int safety = 0, int perOffer = 1) =>
        new(1, "Mok", kept, quantity, true, false, false, promised, held, perOffer, new StockSettings(Safety: safety), Demand.None);

    private static (string, int?) Of(StockDecision decision) => (decision.Reason.Code, decision.Target);
}
