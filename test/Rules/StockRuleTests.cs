using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Rules;

/// <summary>How many units an offer may show: never more than there are to promise.</summary>
public sealed class StockRuleTests
{
    private static readonly Gen<StockPart> Parts = Gen.Select(
        Pick.One(StockKept.Here, StockKept.AtParent, StockKept.Nowhere), Gen.Int[-20, 2000], Gen.Bool, Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 6],
        (kept, quantity, gone, promised, held, safety, per) => new StockPart(1, "Mok", kept, quantity, gone && safety == 0, promised, held, safety, per));

    [Theory]
    [InlineData(25, 0, 0, 0, 1, 0, 25)]
    [InlineData(25, 2, 1, 3, 1, 0, 19)]
    [InlineData(25, 2, 1, 3, 1, 4, 15)]
    [InlineData(25, 0, 0, 0, 6, 0, 4)] // floor
    [InlineData(3, 5, 0, 0, 1, 0, 0)]
    [InlineData(-2, 0, 0, 0, 1, 0, 0)]
    [InlineData(5000, 0, 0, 0, 1, 0, 999)]
    public void Decide_IsTheSum(int available, int promised, int held, int safety, int perOffer, int unseen, int target) => Assert.Equal(
        target, StockRule.Decide(false, [new(1, "Mok", StockKept.Here, available, false, promised, held, safety, perOffer)], unseen).Target);

    [Fact]
    public void Decide_NeverShowsMoreThanEveryPartAllows() => Gen.Select(Parts.Array[1, 4], Gen.Int[0, 5]).Sample((parts, unseen) =>
    {
        var decision = StockRule.Decide(false, parts, unseen);
        if (decision.Target is not { } target) return;
        Assert.InRange(target, 0, StockRule.Highest);
        foreach (var part in parts.Where(p => p.Gone || (p.Kept != StockKept.Nowhere && p.Quantity is not null)))
        {
            var free = part.Gone ? 0 : Math.Max(0, part.Quantity!.Value - part.Promised - part.Held - part.Safety);
            Assert.True((long)target * part.PerOffer <= Math.Max(0, free), $"{part} shows {target}");
        }
    });

    [Fact]
    public void Decide_MoreStock_NeverShowsLess() => Gen.Select(Parts, Gen.Int[0, 50]).Sample((part, more) =>
    {
        if (part.Quantity is not { } quantity) return;
        var (less, most) = (StockRule.Decide(false, [part], 0).Target, StockRule.Decide(false, [part with { Quantity = quantity + more }], 0).Target);
        Assert.True(less is null == most is null && (less ?? 0) <= (most ?? 0));
    });

    [Fact]
    public void Decide_LeavesAlone_WhatIsNotOurs()
    {
        var part = new StockPart(1, "Mok", StockKept.Here, 5, false, 0, 0, 0, 1);
        Assert.Equal(("stock.lvb", null), Of(StockRule.Decide(true, [part], 0)));
        Assert.Equal(("stock.not-linked", null), Of(StockRule.Decide(false, [], 0)));
        Assert.Equal(("stock.not-counted", null), Of(StockRule.Decide(false, [part with { Kept = StockKept.Nowhere }], 0)));
        Assert.Equal(("stock.item-gone", 0), Of(StockRule.Decide(false, [part with { Gone = true }], 0)));
    }

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

    private static (string, int?) Of(StockDecision decision) => (decision.Reason.Code, decision.Target);
}
