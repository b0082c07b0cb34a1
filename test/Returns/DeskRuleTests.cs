using CsCheck;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;

namespace Tandem.Tests.Returns;

/// <summary>The tables of the return desk: what each outcome means, what may be decided, and how far a return is.</summary>
public sealed class DeskRuleTests
{
    private static readonly DateTimeOffset Since = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ReturnOutcome.Fine, "RETURN_RECEIVED", true, true)]
    [InlineData(ReturnOutcome.Damaged, "RETURN_RECEIVED", true, false)]
    [InlineData(ReturnOutcome.KeepsFree, "RETURN_RECEIVED", true, false)]
    [InlineData(ReturnOutcome.StillApproved, "STILL_APPROVED", true, true)]
    [InlineData(ReturnOutcome.Exchange, "EXCHANGE_PRODUCT", false, true)]
    [InlineData(ReturnOutcome.Refused, "RETURN_DOES_NOT_MEET_CONDITIONS", false, false)]
    [InlineData(ReturnOutcome.Repair, "REPAIR_PRODUCT", false, false)]
    [InlineData(ReturnOutcome.KeepsPaid, "CUSTOMER_KEEPS_PRODUCT_PAID", false, false)]
    [InlineData(ReturnOutcome.Nothing, null, false, false)]
    [InlineData(ReturnOutcome.Unclear, null, false, false)]
    public void Outcome_MeansTheSameToAllThree(ReturnOutcome outcome, string? handling, bool refunds, bool mayRestock)
    {
        Assert.Equal((handling, refunds, mayRestock),
            (OutcomeRule.HandlingOf(outcome), OutcomeRule.Refunds(outcome), OutcomeRule.MayRestock(outcome)));

        // What bol is told is read back as an outcome of which the same follows for the money.
        if (handling is not null) Assert.Equal(refunds, OutcomeRule.Refunds(OutcomeRule.Of(handling, "ACCEPTED")));
    }

    [Theory]
    [InlineData("RETURN_RECEIVED", "REJECTED", ReturnOutcome.Nothing)]
    [InlineData("RETURN_RECEIVED", "CANCELLED", ReturnOutcome.Nothing)]
    [InlineData("RETURN_DOES_NOT_MEET_CONDITIONS", "REJECTED", ReturnOutcome.Refused)]
    [InlineData("EXPIRED", "ACCEPTED", ReturnOutcome.Nothing)]
    [InlineData("CANCELLED_BY_CUSTOMER", "CANCELLED", ReturnOutcome.Nothing)]
    [InlineData("STILL_RECEIVED", "ACCEPTED", ReturnOutcome.StillApproved)]
    [InlineData("CUSTOMER_KEEPS_PRODUCT_FREE_OF_CHARGE", "ACCEPTED", ReturnOutcome.KeepsFree)]
    [InlineData("RETURN_ITEM_LOST", "ACCEPTED", ReturnOutcome.Unclear)]
    [InlineData("SOMETHING_NEW", "ACCEPTED", ReturnOutcome.Unclear)]
    public void Word_OfBol_IsReadWithHowItStands(string handling, string processing, ReturnOutcome expected) =>
        Assert.Equal(expected, OutcomeRule.Of(handling, processing));

    /// <summary>Choices as units and outcomes, an r where they go back on the shelf.</summary>
    [Theory]
    [InlineData("2:Fine:r", "", null)]
    [InlineData("1:Fine 1:Refused", "", null)]
    [InlineData("1:Fine", "", "return.not.units")]
    [InlineData("3:Damaged", "", "return.not.units")]
    [InlineData("", "", "return.not.choice")]
    [InlineData("0:Fine", "", "return.not.choice")]
    [InlineData("-1:Fine 3:Damaged", "", "return.not.choice")]
    [InlineData("2:Nothing", "", "return.not.choice")]
    [InlineData("2:Damaged:r", "", "return.not.choice")]
    [InlineData("2:Fine", "2:Fine", "return.not.open")]
    [InlineData("1:Fine", "1:Damaged", null)]
    [InlineData("2:StillApproved", "", "return.not.refused")]
    [InlineData("2:StillApproved", "2:Refused", null)]
    [InlineData("1:StillApproved 1:Fine", "1:Refused", "return.not.choice")]
    [InlineData("2:StillApproved", "2:Refused 2:StillApproved", "return.not.refused")]
    [InlineData("1:StillApproved", "2:Refused 1:StillApproved", null)]
    public void Decision_CanBe_OrSaysWhyNot(string chosen, string known, string? why)
    {
        var choices = Parts(chosen).Select(p => new ReturnChoice(p.Units, p.Outcome, p.Restock)).ToList();
        Assert.Equal(why,
            DeskRule.Objection(Line(2), Decisions(known), choices, new ReturnSettings(), null, new ReturnActor())?.Code);
    }

    [Fact]
    public void Decision_OfBolsOwn_OrOfWhatIsGone_OrWhileAnotherIsOnItsWay_IsNobodysHere()
    {
        var (fine, actor) = (new ReturnChoice(1, ReturnOutcome.Fine), new ReturnActor());
        var (lvb, gone) = (Line(1), Line(1));
        (lvb.Lvb, gone.Gone) = (true, true);
        Assert.Equal("return.not.lvb", DeskRule.Objection(lvb, [], [fine], new ReturnSettings(), null, actor)?.Code);
        Assert.Equal("return.gone", DeskRule.Objection(gone, [], [fine], new ReturnSettings(), null, actor)?.Code);
        var known = Decisions("1:Refused");
        known[0].AtBol = false;
        Assert.Equal("return.not.refused", DeskRule.Objection(Line(1), known, [new ReturnChoice(1, ReturnOutcome.StillApproved)],
            new ReturnSettings(), null, actor)?.Code);
    }

    [Theory]
    [InlineData(ReturnOutcome.Exchange, true, null)]
    [InlineData(ReturnOutcome.Exchange, false, "return.not.replace")]
    [InlineData(ReturnOutcome.Damaged, true, "return.not.choice")]
    [InlineData(ReturnOutcome.KeepsFree, false, "return.not.choice")]
    public void Replacement_IsOfAnExchange_ThatTheShopCanMake(ReturnOutcome outcome, bool may, string? why) =>
        Assert.Equal(why, DeskRule.Objection(Line(1), [], [new ReturnChoice(1, outcome, Replace: true)], new ReturnSettings(),
            null, new ReturnActor(), may)?.Code);

    [Theory]
    [InlineData(ReturnOutcome.Fine, 5001L, false, "return.not.above")]
    [InlineData(ReturnOutcome.Fine, 5000L, false, null)]
    [InlineData(ReturnOutcome.Fine, null, false, "return.not.above")]
    [InlineData(ReturnOutcome.Fine, 5001L, true, null)]
    [InlineData(ReturnOutcome.Refused, 5001L, false, null)]
    public void Decision_AboveTheLimit_IsTheOwners(ReturnOutcome outcome, long? cents, bool aboveLimit, string? why) =>
        Assert.Equal(why, DeskRule.Objection(Line(1), [], [new ReturnChoice(1, outcome)],
            new ReturnSettings { OwnerAbove = new Money(5000) }, cents is { } price ? new Money(price) : null,
            new ReturnActor(null, aboveLimit))?.Code);

    /// <summary>What is new at bol beside what was decided; sums per outcome.</summary>
    [Theory]
    [InlineData(1, "1:RETURN_RECEIVED", "", "1:Fine")]
    [InlineData(1, "1:RETURN_RECEIVED", "1:Damaged", "")]
    [InlineData(2, "1:RETURN_RECEIVED 1:RETURN_DOES_NOT_MEET_CONDITIONS", "1:Fine", "1:Refused")]
    [InlineData(1, "1:RETURN_DOES_NOT_MEET_CONDITIONS 1:STILL_APPROVED", "1:Refused", "1:StillApproved")]
    [InlineData(1, "1:RETURN_RECEIVED 1:RETURN_DOES_NOT_MEET_CONDITIONS 1:RETURN_RECEIVED", "1:Fine 1:Refused", "")]
    [InlineData(1, "1:RETURN_RECEIVED 1:CUSTOMER_KEEPS_PRODUCT_FREE_OF_CHARGE", "1:Fine", "")]
    [InlineData(1, "1:RETURN_RECEIVED 1:STILL_RECEIVED", "", "1:Fine")]
    [InlineData(1, "2:RETURN_RECEIVED", "", "1:Fine")]
    [InlineData(2, "0:RETURN_RECEIVED 2:EXPIRED", "", "2:Nothing")]
    public void HandledAtBol_IsTakenInOnce_AndNeverRefundsMoreThanTheReturnHas(int units, string results, string known,
        string expected)
    {
        var shown = results.Split(' ').Select(r => r.Split(':')).Select(r => Result(int.Parse(r[0],
            System.Globalization.CultureInfo.InvariantCulture), r[1], Since));
        Assert.Equal(expected, string.Join(' ', BolResultsRule.New(units, shown, Decisions(known), Since)
            .Select(h => $"{h.Units}:{h.Outcome}")));
    }

    [Fact]
    public void HandledBeforeReturnsWereTandemsBusiness_IsHistory() =>
        Assert.Equal([new HandledElsewhere(1, ReturnOutcome.Fine)], BolResultsRule.New(2,
            [Result(1, "RETURN_RECEIVED", Since.AddSeconds(-1)), Result(1, "RETURN_RECEIVED", Since)], [], Since));

    [Theory]
    [InlineData("", ReturnStep.Announced)]
    [InlineData("1:Fine", ReturnStep.Announced)]
    [InlineData("2:Fine", ReturnStep.Booked)]
    [InlineData("2:Nothing", ReturnStep.Ended)]
    [InlineData("1:Nothing 1:Fine", ReturnStep.Booked)]
    [InlineData("2:StillApproved", ReturnStep.Booked)]
    [InlineData("2:Refused 1:StillApproved", ReturnStep.Booked)]
    public void Step_FollowsFromWhatWasDecided(string known, ReturnStep expected)
    {
        var (line, decisions) = (Line(2), Decisions(known));
        Assert.Equal(expected, ReturnStepRule.Of(line, decisions));
        if (expected is not (ReturnStep.Booked or ReturnStep.Ended)) return;
        decisions[^1].Booked = false;
        Assert.Equal(ReturnStep.Decided, ReturnStepRule.Of(line, decisions));
        decisions.ForEach(d => d.Dropped = true);
        (line.ReceivedAt, line.Condition) = (Since, ReturnCondition.Used);
        Assert.Equal(ReturnStep.Inspected, ReturnStepRule.Of(line, decisions));
    }

    /// <summary>Fewer came than were announced, and bol calls it handled: it waits for nobody.</summary>
    [Fact]
    public void Step_OfWhatBolCallsHandled_IsOver_ThoughFewerCame()
    {
        var (line, decisions) = (Line(2), Decisions("1:Fine"));
        line.Handled = true;
        Assert.Equal(ReturnStep.Booked, ReturnStepRule.Of(line, decisions));
        decisions[0].Booked = false;
        Assert.Equal(ReturnStep.Decided, ReturnStepRule.Of(line, decisions));
        Assert.Equal(1, ReturnStepRule.Undecided(line, decisions));
    }

    /// <summary>
    /// To keep it costs the price; to take it back the label, the work and what is lost; the cheapest comes first.
    /// </summary>
    [Fact]
    public void Keeping_IsCheapest_WhereTakingBackCostsMoreThanItBrings() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 1_000], Gen.Int[0, 1_000], Gen.Int[0, 100], Gen.Int[0, 100])
            .Sample((price, label, work, fine, damaged) =>
            {
                var sum = KeepRule.Of(new Money(price), 21, new ReturnSettings
                {
                    LabelCost = new Money(label),
                    HandlingCost = new Money(work),
                    ValueFine = fine,
                    ValueDamaged = damaged,
                });
                var net = sum.PriceExclVat.Cents;
                Assert.InRange(net, (price / 1.21m) - 0.5m, (price / 1.21m) + 0.5m);
                Assert.Equal(sum.Choices.Min(c => c.Cost.Cents), sum.Choices[0].Cost.Cents);
                Assert.Equal(net, sum.Choices.Single(c => c.Outcome == ReturnOutcome.KeepsFree).Cost.Cents);
                var back = sum.Choices.Single(c => c.Outcome == ReturnOutcome.Fine).Cost.Cents;
                Assert.InRange(back - label - work, (net * (100 - fine) / 100m) - 0.5m, (net * (100 - fine) / 100m) + 0.5m);
            });

    private static ReturnLine Line(int units) =>
        new() { ReturnId = "1", RmaId = "2", BolOrderId = "A1", Units = units, RegisteredAt = Since };

    private static ReturnResult Result(int units, string handling, DateTimeOffset at) => new(units, handling, "ACCEPTED", at);

    private static List<ReturnDecision> Decisions(string text) => [.. Parts(text).Select((p, i) => new ReturnDecision
    {
        Key = i + 1,
        Units = p.Units,
        Outcome = p.Outcome,
        AtBol = true,
        Booked = true,
    })];

    private static IEnumerable<(int Units, ReturnOutcome Outcome, bool Restock)> Parts(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).Select(part => (
            int.Parse(part[0], System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<ReturnOutcome>(part[1]),
            part.Length > 2));
}
