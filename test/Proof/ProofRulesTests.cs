using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Proof;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Proof;

/// <summary>What made a number change, whether bol drifted, who oversold, and who was right.</summary>
public sealed class ProofRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<KnownCause[]> Causes = Gen.Select(
        Pick.One(StockCause.ShopOrder, StockCause.BolOrder, StockCause.Return, StockCause.Cancellation), Gen.Int[0, 6],
        Gen.Int[0, 600], Gen.Int[0, 3], (cause, units, seconds, certain) => (cause, units, seconds, certain)).Array[0, 8]
        .Select(all =>
            all.Select((c, i) => Known(c.cause, c.cause is StockCause.Return or StockCause.Cancellation ? c.units : -c.units,
                $"{i}", c.seconds, c.certain == 0)).ToArray());

    [Fact]
    public void Split_AlwaysSumsToTheDifference_AndBooksEachOnce() =>
        Gen.Select(Gen.Int[-20, 20], Causes).Sample((difference, causes) =>
        {
            var (parts, booked) = CauseRule.Split(difference, causes);
            Assert.Equal(difference, parts.Sum(p => p.Delta));
            Assert.Equal(booked.Count, booked.Distinct().Count());
            Assert.All(booked, b => Assert.Contains(b, causes));
            Assert.DoesNotContain(parts, p => p.Delta == 0);
            Assert.InRange(parts.Count(p => p.Cause is StockCause.Correction or StockCause.Delivery), 0, 1);
            Assert.Equal(causes.Where(c => c is { Certain: true, Delta: not 0 }).ToHashSet(), booked.Where(b => b.Certain)
                .ToHashSet());
        });

    [Fact]
    public void Split_WhenNothingIsCertain_NeverBooksMoreThanTheDifference() =>
        Gen.Select(Gen.Int[-20, 20], Causes).Sample((difference, causes) =>
        {
            var (_, booked) = CauseRule.Split(difference, causes.Select(c => c with { Certain = false }));
            Assert.True(Math.Abs(booked.Sum(b => b.Delta)) <= Math.Abs(difference));
            Assert.All(booked, b => Assert.Equal(Math.Sign(difference), Math.Sign(b.Delta)));
        });

    [Theory]
    [InlineData(-3, "ShopOrder -2 A, Correction -1")]
    [InlineData(-2, "ShopOrder -2 A")]
    [InlineData(-1, "Correction -1")] // too small for the sale: it is not in this reading
    [InlineData(-7, "ShopOrder -2 A, BolOrder -4 B, Correction -1")]
    [InlineData(5, "Delivery 5")]
    public void Split_TakesWhatFits_OldestFirst(int difference, string expected) => Assert.Equal(expected, Say(CauseRule.Split(
        difference, [Known(StockCause.BolOrder, -4, "B", 20), Known(StockCause.ShopOrder, -2, "A", 10)]).Parts));

    [Fact]
    public void Split_TakesWhatIsCertain_EvenBehindADelivery()
    {
        var sale = Known(StockCause.BolOrder, -2, "B", 10, certain: true);
        Assert.Equal("BolOrder -2 B, Delivery 12", Say(CauseRule.Split(10, [sale]).Parts));
    }

    [Theory]
    [InlineData(10, 10, 0, 0, null, false)] // as confirmed
    [InlineData(10, 8, 2, 0, null, false)] // bol took its sales off the amount itself
    [InlineData(10, 9, 2, 0, null, false)]
    [InlineData(10, 7, 2, 0, DriftCause.ChangedAtBol, true)] // one too few: a sale may be on its way
    [InlineData(10, 11, 2, 0, DriftCause.ChangedAtBol, false)] // no sale raises it
    [InlineData(10, 11, 2, 1, DriftCause.ChangedAtBol, true)] // but a cancellation may
    [InlineData(10, 12, 2, 1, DriftCause.ChangedAtBol, false)]
    [InlineData(2, 0, 5, 0, null, false)]
    public void Drift_IsWhatSalesDoNotExplain(int confirmed, int amount, int sold, int cancelled, DriftCause? cause,
        bool mayBeSales)
    {
        var found = DriftRule.Judge(new ShownFacts(confirmed, Noon, amount, Noon.AddMinutes(5), sold, cancelled));
        Assert.Equal(cause, found?.Cause);
        Assert.Equal(mayBeSales, found?.MayBeSales ?? false);
    }

    [Theory]
    [InlineData(-60, DriftCause.WriteLost)]
    [InlineData(2, DriftCause.WriteLost)] // within what two clocks may differ
    [InlineData(3, DriftCause.ChangedAtBol)]
    public void Drift_IsOurs_WhenBolSawNoChangeAfterOurWrite(int seconds, DriftCause cause) =>
        Assert.Equal(cause, DriftRule.Judge(new ShownFacts(10, Noon, 12, Noon.AddSeconds(seconds), 0, 0))?.Cause);

    [Fact]
    public void Drift_WhenBolCountsOpenOrdersItself_IsCertain() =>
        Assert.Equal((DriftCause.ChangedAtBol, false), DriftRule.Judge(new ShownFacts(10, Noon, null, Noon.AddMinutes(1), 0, 0)));

    [Fact]
    public void Drift_IsNeverSeen_InWhatSalesAlone_CanDo() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50]).Sample((confirmed, sold, off) =>
        Assert.Null(
            DriftRule.Judge(
                new ShownFacts(confirmed, Noon, Math.Max(0, confirmed - Math.Min(off, sold)), Noon.AddHours(1), sold, 0))));

    [Theory]
    [InlineData(5, 1, 1, null)] // it was in the reading
    [InlineData(5, 1, -1, 1)]
    [InlineData(4, 1, -1, null)] // safety stock took it
    [InlineData(5, 3, -1, 3)]
    public void Breach_IsWhatWasPromisedAndGone(int pushed, int sold, int readSecondsAfterSale, int? units)
    {
        var part =
            Part(5) with { ReadAt = Noon.AddSeconds(readSecondsAfterSale), Settings = new StockSettings(Safety: 5 - pushed) };
        var later = new HeardLater(1, StockCause.ShopOrder, sold, "812", Noon);
        Assert.Equal(units, BreachRule.Judge(new StockFacts(false, false, 0, null, [part]), pushed, [later])?.Units);
    }

    /// <summary>Of several parts the worst counts, with the first of what made it so; per unit of the offer.</summary>
    [Fact]
    public void Breach_IsOfTheWorstPart_AndItsFirstCause()
    {
        StockPart Of(long key, int quantity, int per = 1) =>
            Part(quantity) with { ItemKey = key, Pool = key, PerOffer = per, ReadAt = Noon.AddMinutes(-9) };
        HeardLater Gone(long key, int units, int minute, StockCause cause = StockCause.ShopOrder) =>
            new(key, cause, units, $"{minute}", Noon.AddMinutes(minute));
        var facts = new StockFacts(false, false, 0, null, [Of(1, 6), Of(2, 12, 2), Of(3, 6)]);
        HeardLater[] all = [Gone(1, 1, -3), Gone(2, 3, -1), Gone(2, 1, -2), Gone(3, 2, -4)];
        var (units, because) = BreachRule.Judge(facts, 6, all)!.Value;
        Assert.Equal((2, "-2"), (units, because.Reference)); // of two alike the first part
        Assert.Equal(3, BreachRule.Judge(facts with { Unseen = 1 }, 6, [Gone(2, 4, -1)])!.Value.Units);
        Assert.Equal(6, BreachRule.Judge(facts, 6, [Gone(1, 60, -1)])!.Value.Units);
        Assert.Null(BreachRule.Judge(facts, 4, [Gone(2, 4, -1)]));

        // A bol order is never in a reading of the shop, and what was read at the very moment is not either.
        Assert.Equal(1, BreachRule.Judge(facts, 6, [Gone(1, 1, -10, StockCause.BolOrder)])!.Value.Units);
        Assert.Equal(1, BreachRule.Judge(facts, 6, [Gone(1, 1, -9)])!.Value.Units);
        Assert.Null(BreachRule.Judge(facts, 6, [Gone(1, 1, -10)]));
        Assert.Null(BreachRule.Judge(facts, 6, [Gone(9, 1, -1)]));
    }

    /// <summary>What the seller said, what is not counted and what is only a candidate is no promise of ours.</summary>
    [Fact]
    public void Breach_IsNone_WhereTheSellersOwnWordCounts()
    {
        var part = Part(5) with { ReadAt = Noon.AddMinutes(-1) };
        HeardLater[] gone = [new(1, StockCause.ShopOrder, 2, "812", Noon)];
        int? Judge(StockPart with) => BreachRule.Judge(new StockFacts(false, false, 0, null, [with]), 5, gone)?.Units;
        Assert.Equal(2, Judge(part));
        Assert.Equal(3, Judge(part with { Promised = 1 }));
        Assert.Equal(4, Judge(part with { Held = 4 }));
        Assert.Equal(2, Judge(part with { Backordered = true }));
        Assert.Equal(2, Judge(part with { Settings = new(Backorders: 9) }));
        Assert.Null(Judge(part with { Backordered = true, Settings = new(Backorders: 9) }));
        Assert.Null(Judge(part with { Settings = new(Fixed: 5) }));
        Assert.Null(Judge(part with { Kept = StockKept.Nowhere }));
        Assert.Null(Judge(part with { Quantity = null }));
        Assert.Null(Judge(part with { Candidate = true }));
    }

    /// <summary>Only sales that bol has certainly taken off count: what it shows beyond them it sells a second time.</summary>
    [Theory]
    [InlineData(10, 10, 60, 2, 0, 2)] // sold two, and shows all ten
    [InlineData(10, 8, 60, 2, 0, 0)]
    [InlineData(10, 9, 60, 2, 0, 1)]
    [InlineData(10, 10, 60, 2, 1, 1)] // one of them was cancelled: bol may have added it
    [InlineData(10, 12, 60, 2, 0, 2)] // what is above our number is another fault
    [InlineData(2, 2, 60, 5, 0, 2)]
    [InlineData(10, 10, 2, 2, 0, 0)] // within what two clocks may differ of our write
    [InlineData(10, 10, 3, 2, 0, 2)]
    [InlineData(10, 10, 480, 2, 0, 2)]
    [InlineData(10, 10, 481, 2, 0, 0)] // bol may not have taken it off yet
    public void Unsold_IsWhatBolSellsASecondTime(int confirmed, int corrected, int seconds, int units, int cancelled,
        int unsold) =>
        Assert.Equal(unsold, DriftRule.Unsold(confirmed, corrected, Noon, Noon.AddMinutes(10),
            [(Noon.AddSeconds(seconds), units, cancelled), (Noon.AddSeconds(-60), 1, 0)]));

    [Fact]
    public void Split_WithoutWhatIsNothing_TakesTheCertainFirst()
    {
        var (parts, booked) = CauseRule.Split(-3, [Known(StockCause.ShopOrder, -2, "A", 1),
            Known(StockCause.BolOrder, -2, "B", 9, certain: true), Known(StockCause.ShopOrder, 0, "C", 0, certain: true),
            Known(StockCause.Return, 1, "D", 0)]);
        Assert.Equal("BolOrder -2 B, Correction -1", Say(parts));
        Assert.Equal(["B"], booked.Select(b => b.Reference));
    }

    [Theory]
    [InlineData(4, 2, 3, ShadowVerdict.Tandem)] // theirs oversells by one, ours is short by one
    [InlineData(2, 4, 3, ShadowVerdict.OtherTool)]
    [InlineData(3, 4, 3, ShadowVerdict.OtherTool)]
    [InlineData(5, 9, 3, ShadowVerdict.OtherTool)]
    [InlineData(4, 4, 3, ShadowVerdict.Even)]
    public void Shadow_PutsANumberThatCanBeKeptFirst(int theirs, int ours, int truth, ShadowVerdict verdict) =>
        Assert.Equal(verdict, ShadowRule.Judge(theirs, ours, truth));

    [Fact]
    public void Truth_IsNeverBelowZero() => Assert.Equal(0, ShadowRule.Truth([(3, 9, 1), (50, 0, 1)]));

    [Fact]
    public void Breach_OfAHeldOrderThatWasPaid_IsNone()
    {
        var part = Part(5) with { ReadAt = Noon.AddMinutes(-1), Held = 2 };
        Assert.Null(BreachRule.Judge(new StockFacts(false, false, 0, null, [part]), 3,
            [new HeardLater(1, StockCause.ShopOrder, 2, "812", Noon)]));
    }

    [Fact]
    public void Breach_NeverComesFromWhatWasKnown() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 4]).Sample((quantity, promised, held, per) =>
        {
            var facts = new StockFacts(false, false, 0, null,
                [Part(quantity) with { Promised = promised, Held = held, PerOffer = per, ReadAt = Noon }]);
            var target = StockRule.Decide(facts).Target!.Value;
            Assert.Null(BreachRule.Judge(facts, target, []));
            Assert.Null(BreachRule.Judge(facts, target, [new HeardLater(1, StockCause.ShopOrder, 3, "1", Noon.AddSeconds(-1))]));
        });

    [Theory]
    [InlineData(5, 3, 3, ShadowVerdict.Tandem)] // theirs oversells
    [InlineData(3, 5, 3, ShadowVerdict.OtherTool)]
    [InlineData(1, 3, 3, ShadowVerdict.Tandem)] // both can be kept: the nearer
    [InlineData(3, 1, 3, ShadowVerdict.OtherTool)]
    [InlineData(9, 5, 3, ShadowVerdict.Tandem)] // both oversell: the nearer
    [InlineData(2, 2, 3, ShadowVerdict.Even)]
    public void Shadow_SaysWhoWasRight(int theirs, int ours, int truth, ShadowVerdict verdict) =>
        Assert.Equal(verdict, ShadowRule.Judge(theirs, ours, truth));

    [Fact]
    public void Shadow_IsFair() => Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((one, other, truth) =>
    {
        var (there, back) = (ShadowRule.Judge(one, other, truth), ShadowRule.Judge(other, one, truth));
        Assert.Equal(there == ShadowVerdict.Even, back == ShadowVerdict.Even);
        Assert.Equal(there == ShadowVerdict.Tandem, back == ShadowVerdict.OtherTool);
        if (one <= truth && other > truth) Assert.Equal(ShadowVerdict.OtherTool, there);
    });

    [Fact]
    public void Truth_IsTheScarcestPart() => Assert.Equal(2, ShadowRule.Truth([(10, 3, 3), (50, 0, 1)]));

    private static KnownCause Known(StockCause cause, int delta, string reference, int seconds, bool certain = false) =>
        new(cause, delta, reference, Noon.AddSeconds(seconds), certain);

    private static StockPart Part(int quantity) =>
        new(1, "Mok", StockKept.Here, quantity, true, false, false, 0, 0, 1, StockSettings.None, Demand.None);

    private static string Say(IEnumerable<CausedChange> parts) =>
        string.Join(", ", parts.Select(p => $"{p.Cause} {p.Delta} {p.Reference}".TrimEnd()));
}
