using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Stock;

/// <summary>A number says with which figures it was worked out, so that a seller can do the sum again.</summary>
public sealed class StockReasonRuleTests
{
    private const string Sum = "item=Mok, available=25, promised=2, held=1, safety=3, quantity=1, unseen=0, target=19";

    private static readonly StockPart Mug =
        new(1, "Mok", StockKept.Here, 25, true, false, false, 2, 1, 1, new StockSettings(Safety: 3), Demand.None);

    [Fact]
    public void Figures_AreThoseOfTheSum_AndTheTargetFollowsFromThem() =>
        Assert.Equal($"stock.available {Sum}", Said(Facts(Mug)));

    [Fact]
    public void Figures_OfABound_SayWhatWasFree()
    {
        Assert.Equal("stock.capped item=Mok, available=25, promised=2, held=1, safety=3, quantity=1, unseen=0, target=4, "
            + "free=19, cap=4", Said(Facts(Mug with { Settings = new(Safety: 3, Cap: 4) })));
        Assert.Equal("stock.below-minimum item=Mok, available=25, promised=2, held=1, safety=3, quantity=1, unseen=0, target=0, "
            + "free=19, minimum=20", Said(Facts(Mug with { Settings = new(Safety: 3, Minimum: 20) })));
        Assert.Equal($"stock.available {Sum}", Said(Facts(Mug with { Settings = new(Safety: 3, Cap: 19, Minimum: 19) })));
    }

    [Fact]
    public void Figures_OfABundle_CountItsParts_AndAreOfTheScarcest()
    {
        var bowl = Mug with { ItemKey = 2, Pool = 2, Name = "Kom", Quantity = 16, PerOffer = 2 };
        Assert.Equal("stock.available item=Kom, available=16, promised=2, held=1, safety=3, quantity=2, unseen=1, target=4, "
            + "parts=2", Said(Facts(Mug, bowl) with { Unseen = 1 }));
    }

    [Theory]
    [InlineData(120, 180, 2, "others=180, own=120, window=60, chance=0.1")]
    [InlineData(9.876, 12.5, 2, "others=13, own=9.88, window=60, chance=0.1")]
    [InlineData(10, 0.126, 0, "")]
    public void Figures_OfPace_SayHowFastItSells(double own, double others, int held, string pace)
    {
        var rush = Mug with { Quantity = 5, Settings = new(), Demand = new Demand(own, others) };
        var facts = Facts(rush) with { Adaptive = new Adaptive(0.001, 3, 60) };
        var decision = StockRule.Decide(facts);
        Assert.Equal((held, 2 - held), (decision.Paced, decision.Target));
        Assert.Equal($"stock.available item=Mok, available=5, promised=2, held=1, safety={held}, quantity=1, unseen=0, "
            + $"target={2 - held}" + (held == 0 ? "" : $", adaptive={held}, {pace}"), decision.Reason.ToString());
        Assert.Equal(0, StockRule.Decide(facts with { Adaptive = null }).Paced);
    }

    [Fact]
    public void Chance_IsSaidInPercent_ToFourPlaces()
    {
        var rush = Mug with { Quantity = 5, Settings = new(), Demand = new Demand(900, 900) };
        var facts = Facts(rush) with { Adaptive = new Adaptive(0.0012345678, 3, 60) };
        Assert.Equal("0.1235", StockRule.Decide(facts).Reason["chance"]);
    }

    /// <summary>What the seller lets be sold of what is not counted, or is sold on order, is in units of the item.</summary>
    [Theory]
    [InlineData(StockKept.Nowhere, 7, 3, "stock.assumed", 2)]
    [InlineData(StockKept.Nowhere, -7, 3, "stock.assumed", 0)]
    [InlineData(StockKept.Here, 7, 3, "stock.backorder", 2)]
    [InlineData(StockKept.Here, 19, 1, "stock.available", 19)] // as many as there are: they are there
    [InlineData(StockKept.Here, 20, 1, "stock.backorder", 20)]
    [InlineData(StockKept.Here, 5, 1, "stock.available", 19)]
    public void Word_OfTheSeller_IsInUnitsOfTheItem(StockKept kept, int units, int per, string code, int target)
    {
        var part = Mug with
        {
            Kept = kept,
            PerOffer = per,
            Backordered = true,
            Quantity = per == 1 ? 25 : 8,
            Settings = new(Safety: 3, Assumed: units, Backorders: units),
        };
        var decision = StockRule.Decide(Facts(part));
        Assert.Equal((code, target), (decision.Reason.Code, decision.Target));
    }

    /// <summary>Whichever holds back more counts alone; pace is only named where it is that.</summary>
    [Theory]
    [InlineData(0, 3, 3, 3)]
    [InlineData(2, 3, 3, 3)]
    [InlineData(3, 3, 3, 0)]
    [InlineData(4, 3, 4, 0)]
    [InlineData(0, 1, 1, 1)]
    public void Safety_IsWhatTheSellerSet_OrWhatPaceAsks(int set, int most, int units, int paced)
    {
        var rush = Mug with { Quantity = 6, Settings = new(Safety: set), Demand = new Demand(9000, 9000) };
        Assert.Equal((units, paced), StockRule.Safety(rush, new Adaptive(0.001, most, 60)));
        Assert.Equal((set, 0), StockRule.Safety(rush, null));
    }

    /// <summary>Pace looks at what is free before any safety stock: with nothing free there is nothing to hold back.</summary>
    [Fact]
    public void Safety_OfPace_IsOfWhatIsFree()
    {
        var rush = Mug with { Settings = new(), Demand = new Demand(9000, 9000) };
        var all = new Adaptive(0.001, 99, 60);
        Assert.Equal((2, 2), StockRule.Safety(rush with { Quantity = 5 }, all));
        Assert.Equal((0, 0), StockRule.Safety(rush with { Quantity = 3 }, all));
        Assert.Equal((0, 0), StockRule.Safety(rush with { Quantity = null }, all));
    }

    [Theory]
    [InlineData(10, 25, 3)] // 2.5 are 3
    [InlineData(8, 25, 2)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 50, 0)]
    [InlineData(-10, 50, 0)]
    public void Share_IsRoundedUp_OfWhatThereIs(int quantity, int percent, int units) => Assert.Equal((units, 0),
        StockRule.Safety(Mug with { Quantity = quantity, Settings = new(SafetyPercent: percent) }, null));

    [Fact]
    public void Figures_AreLeftOut_WhereOnlyTheNumberIsWanted()
    {
        var decision = StockRule.Decide(Facts(Mug), explain: false);
        Assert.Equal((19, "stock.available", 0), (decision.Target, decision.Reason.Code, decision.Reason.Facts.Count));
    }

    [Fact]
    public void Words_NameTheItemThatDecided()
    {
        var other = Mug with { ItemKey = 2, Pool = 2, Name = "Kom" };
        Assert.Equal("stock.item-gone item=Kom", Said(Facts(Mug, other with { Gone = true })));
        Assert.Equal("stock.unpublished item=Kom", Said(Facts(Mug, other with { Unpublished = true })));
        Assert.Equal("stock.fixed item=Mok, target=7", Said(Facts(Mug with { Settings = new(Fixed: 7) })));
        Assert.Equal("stock.fixed item=Mok, target=0", Said(Facts(Mug with { Settings = new(Fixed: -7) })));
        Assert.Equal("stock.fixed item=Mok, target=999", Said(Facts(Mug with { Settings = new(Fixed: 2000) })));
        var uncounted = Facts(Mug with { Kept = StockKept.Nowhere });
        Assert.Equal("stock.not-counted item=Mok", Said(uncounted));
        Assert.Equal("stock.count-stopped item=Mok", Said(uncounted with { Steered = true }));
        Assert.Equal((null, 0), (StockRule.Decide(uncounted).Target, StockRule.Decide(uncounted with { Steered = true }).Target));
    }

    /// <summary>The seller's own bounds are held against what is free after what bol sold unseen.</summary>
    [Theory]
    [InlineData(5, 20, 0, "stock.available", 14)]
    [InlineData(19, 20, 0, "stock.available", 0)]
    [InlineData(25, 20, 0, "stock.available", 0)]
    [InlineData(5, 10, 0, "stock.capped", 10)]
    [InlineData(5, 14, 15, "stock.below-minimum", 0)]
    [InlineData(5, 14, 14, "stock.available", 14)]
    public void Unseen_GoesOffBeforeTheBounds(int unseen, int cap, int minimum, string code, int target)
    {
        var decision = StockRule.Decide(Facts(Mug with { Settings = new(Safety: 3, Cap: cap, Minimum: minimum) })
            with { Unseen = unseen });
        Assert.Equal((code, target), (decision.Reason.Code, decision.Target));
    }

    /// <summary>
    /// A candidate takes from its own pool alone; the parts of a bundle that share a pool take together, and each of the
    /// offer's units takes as many as all of them name.
    /// </summary>
    [Fact]
    public void UnitsOf_APool_AreThoseOfAllItsLinkedParts() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], Gen.Bool).Array[1, 5].Sample(made =>
        {
            StockPart[] parts = [.. made.Select((m, i) =>
                Mug with { ItemKey = i, PerOffer = m.Item1, Pool = m.Item2, Candidate = m.Item3 })];
            var facts = Facts(parts);
            for (var i = 0; i < parts.Length; i++)
            {
                var together = 0;
                foreach (var (per, pool, candidate) in made)
                    if (!candidate && pool == made[i].Item2) together += per;
                Assert.Equal(made[i].Item3 ? made[i].Item1 : together, StockRule.UnitsOf(facts, parts[i]));
            }
        });

    private static StockFacts Facts(params StockPart[] parts) => new(false, false, 0, null, parts);

    private static string Said(StockFacts facts) => StockRule.Decide(facts).Reason.ToString().Trim();
}
