using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Tests.Orders;

/// <summary>Who is asked about a cancellation, who is not, and what money is back already.</summary>
public sealed class CancelEndRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Order_ThatNobodyTouched_ComesToNothing()
    {
        var decision = Decide(Order("processing", Line("1"), Line("2")));
        Assert.Equal((CancelAnswer.None, false, false, false, CancelCause.None),
            (decision.Answer, decision.Hold, decision.SentAlready, decision.IsOver, decision.Cause));
        Assert.Equal((false, false, false, false, false), (decision.AsksForAnswer, decision.AsksAboutShop,
            decision.AsksSentOrOnShelf, decision.AsksAboutTakenOut, decision.AsksToClose));
        Assert.Equal((0, 0, 0, false, null), (decision.Cancel.Count, decision.Refund.Count, decision.TakeOff.Count,
            decision.Close, decision.Lift));
    }

    /// <summary>Sent by the shop, and nobody asked for anything: that is no answer to a customer.</summary>
    [Theory]
    [InlineData(CancelAnswer.None)]
    [InlineData(CancelAnswer.Accept)]
    [InlineData(CancelAnswer.ShipAnyway)]
    public void Answer_OfAnOrderThatNobodyAskedAbout_StaysAsItIs(CancelAnswer answer)
    {
        foreach (var status in new[] { "completed", "cancelled", "on-hold" })
        {
            var order = Order(status, Line("1"));
            order.CancelAnswer = answer;
            var decision = Decide(order, f => f with { Settings = new CancelSettings { AcceptUnsent = true } });
            Assert.Equal((answer, false), (decision.Answer, decision.SentAlready));
        }
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("completed")]
    [InlineData("on-hold")]
    public void Answer_WhileTandemOnlyWatches_IsAPersons(string status) => Assert.Equal(CancelAnswer.None,
        Decide(Order(status, Asked("1")),
            f => f with { Live = false, Settings = new CancelSettings { AcceptUnsent = true } }).Answer);

    /// <summary>Of an order that is not in the shop, no status that is left from somewhere answers for it.</summary>
    [Theory]
    [InlineData("cancelled")]
    [InlineData("completed")]
    public void Answer_OfAnOrderThatIsNotInTheShop_IsAPersons(string status)
    {
        var order = Order(status, Asked("1"));
        order.ShopOrderId = null;
        Assert.Equal(CancelAnswer.None, Decide(order).Answer);
    }

    /// <summary>What is being cancelled at bol is not shipped any more, though the shop's people have just sent it.</summary>
    [Fact]
    public void Answer_ThatIsBeingCarriedOut_IsNotTurnedRound()
    {
        var order = Order("completed", Asked("1"));
        order.CancelAnswer = CancelAnswer.Accept;
        var going = Decide(order, f => f with { Cancelling = Set("1") });
        Assert.Equal((CancelAnswer.Accept, false), (going.Answer, going.SentAlready));
        Assert.Equal((CancelAnswer.ShipAnyway, true), (Decide(order).Answer, Decide(order).SentAlready));
        order.CancelAnswer = CancelAnswer.ShipAnyway;
        Assert.False(Decide(order).SentAlready); // it was said before
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    public void Request_IsOver_WhenNobodyAsksAnyMore(bool askedBefore, bool asks, bool over)
    {
        var order = Order("processing", asks ? Asked("1") : Line("1"));
        order.CancelAskedAt = askedBefore ? Now : null;
        Assert.Equal(over, Decide(order).IsOver);
    }

    /// <summary>
    /// Of 4 that the shop's order holds, as many are cancelled; some are off it, and for some of the rest the money is back: of
    /// these only the goods come off.
    /// </summary>
    [Theory]
    [InlineData(3, 0, 0, 3, 0)]
    [InlineData(3, 0, 1, 2, 1)]
    [InlineData(3, 1, 1, 1, 1)]
    [InlineData(3, 1, 2, 0, 2)]
    [InlineData(3, 0, 4, 0, 3)] // no more than what stands there
    [InlineData(3, 2, 2, 0, 1)]
    [InlineData(3, 3, 2, 0, 0)]
    [InlineData(0, 0, 2, 0, 0)]
    public void Money_IsGivenBackOnce(int cancelled, int off, int repaid, int refund, int takeOff)
    {
        var order = Order("processing", new OrderLine { OrderItemId = "1", Quantity = 4, Imported = 4, Cancelled = cancelled });
        var decision = Decide(order, f => f with { Off = Units(off), Repaid = Units(repaid) });
        Assert.Equal(refund == 0 ? [] : [new RefundLine("1", refund, 4, cancelled)], decision.Refund);
        Assert.Equal(takeOff == 0 ? [] : [("1", takeOff)], decision.TakeOff);
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("refunded")]
    [InlineData("trash")]
    public void Money_OfAnOrderThatIsSentOrClosed_IsLeftToPeople(string status)
    {
        var decision = Decide(Order(status, Line("1", cancelled: 1)), f => f with { Repaid = Units(1) });
        Assert.Equal((0, 0), (decision.Refund.Count, decision.TakeOff.Count));
    }

    [Fact]
    public void Order_ThatIsNotInTheShop_HasNothingToPutBackThere()
    {
        var order = Order("processing", Line("1", cancelled: 2));
        order.ShopOrderId = null;
        var decision = Decide(order);
        Assert.Equal((0, false, CancelCause.None), (decision.Refund.Count, decision.Close, decision.Cause));
    }

    [Theory]
    [InlineData("processing", 1, false, true)]
    [InlineData("processing", 0, false, false)]
    [InlineData("processing", 1, true, false)] // a person said that they were sent
    [InlineData("processing", 0, true, false)]
    [InlineData("refunded", 1, false, false)] // the question what to do with a closed order goes first
    public void SentOrOnShelf_IsAsked_UntilItIsSaid(string status, int doubted, bool said, bool asks)
    {
        var (line, sent) = (Line("1", shipped: 1), Line("2", shipped: 2));
        line.Doubted = doubted;
        var order = Order(status, line, sent);
        order.SaidSent = said;
        Assert.Equal(asks, Decide(order).AsksSentOrOnShelf);
    }

    /// <summary>What was taken out is asked about where the shop's order is alive, and nothing greater is asked.</summary>
    [Theory]
    [InlineData("processing", false, true)]
    [InlineData("completed", false, true)]
    [InlineData("cancelled", false, false)]
    [InlineData("cancelled", true, false)] // it is cancelled at bol, by the seller's rule
    public void TakenOut_IsAsked_WhereTheOrderIsAlive(string status, bool follow, bool asks)
    {
        var line = Line("1");
        line.TakenOut = 1;
        var order = Order(status, line);
        var settings = new CancelSettings { FollowShop = follow };
        Assert.Equal(asks, Decide(order, f => f with { Settings = settings }).AsksAboutTakenOut);
        order.ShopOrderId = null;
        Assert.False(Decide(order).AsksAboutTakenOut);
    }

    /// <summary>A line that went into the shop as less than was bought lacks nothing that its people took out.</summary>
    [Fact]
    public void TakenOut_IsNotWhatNeverWentIn()
    {
        var line = Line("1");
        line.Imported = 1;
        Assert.Equal(0, CancelRule.NotHeld(line));
        Assert.False(Decide(Order("processing", line)).AsksAboutTakenOut);
        line.TakenOut = 1;
        Assert.Equal(2, CancelRule.NotHeld(line));
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, false, true)]
    [InlineData(2, false, false)] // all of it was sent: bol waits for nothing
    [InlineData(0, true, false)] // it is being cancelled
    [InlineData(2, true, false)]
    public void ClosedInTheShop_IsAsked_WhereBolStillWaits(int shipped, bool cancelling, bool asks) => Assert.Equal(asks,
        Decide(Order("cancelled", Line("1", shipped)), f => f with { Cancelling = cancelling ? Set("1") : Set() }).AsksAboutShop);

    /// <summary>The customer's wish answers for its own line, not for the one beside it.</summary>
    [Fact]
    public void ClosedInTheShop_IsAsked_AboutTheLineThatNobodyAskedFor()
    {
        var decision = Decide(Order("cancelled", Asked("1"), Line("2")));
        Assert.Equal((CancelAnswer.Accept, true), (decision.Answer, decision.AsksAboutShop));
        Assert.Equal(["1"], decision.Cancel.Select(c => c.OrderItemId));
    }

    /// <summary>One doubted unit, or one line of several, is enough.</summary>
    [Fact]
    public void Concerned_IsAnOrderWithOneSuchLine()
    {
        var (doubted, cancelled) = (Line("2"), Line("2"));
        (doubted.Doubted, cancelled.Cancelled) = (1, 1);
        foreach (var line in new[] { doubted, cancelled })
        {
            var order = Order("processing", Line("1"), line);
            Assert.Equal((true, true), (CancelRule.Concerns(order), CancelRule.Concerned(OrderImage.Of(order))));
        }
    }

    /// <summary>Put back in the moment of sending: it may be on the shelf. And the shop's own word goes before bol's.</summary>
    [Theory]
    [InlineData(-1, null, 0)]
    [InlineData(0, null, 1)]
    [InlineData(1, null, 1)]
    [InlineData(null, 0, 1)]
    [InlineData(null, -1, 0)]
    [InlineData(1, -50, 1)]
    [InlineData(-1, 50, 0)]
    public void Doubted_IsWhatCameBackBeforeItWasSent(int? completedAfter, int? atBolAfter, int doubted)
    {
        var line = Line("1", shipped: 2);
        line.PutBack = 1;
        var order = Order("processing", line);
        order.CompletedInShopAt = completedAfter is { } shop ? Now.AddHours(shop) : null;
        order.SentAtBolAt = atBolAfter is { } bol ? Now.AddHours(bol) : null;
        Adjustment row = new() { OrderItemId = "1", Cause = AdjustmentCause.Refunded, Units = 1, At = Now };
        Assert.Equal(doubted, CancelRule.Doubted(order, line, [row]));
    }

    private static CancelDecision Decide(Order order, Func<CancelFacts, CancelFacts>? change = null)
    {
        var facts = new CancelFacts(new CancelSettings(), new FlowSettings(), true, new DateOnly(2026, 11, 25), false, false,
            Set(), Set(), new Dictionary<string, CancelCause>(), Units(0), Set());
        return CancelRule.Decide(order, change?.Invoke(facts) ?? facts);
    }

    private static Dictionary<string, int> Units(int units) => new() { ["1"] = units };

    private static HashSet<string> Set(params string[] items) => [.. items];

    private static Order Order(string shopStatus, params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7, ShopStatus = shopStatus };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Asked(string id)
    {
        var line = Line(id);
        line.CancellationRequested = true;
        return line;
    }

    private static OrderLine Line(string id, int shipped = 0, int cancelled = 0) =>
        new() { OrderItemId = id, Quantity = 2, Imported = 2, Shipped = shipped, Cancelled = cancelled };
}
