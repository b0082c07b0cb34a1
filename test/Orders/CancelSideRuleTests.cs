using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Tests.Orders;

/// <summary>What bears on a cancellation: what is left to send, what is closed or sent, and what is still wanted.</summary>
public sealed class CancelSideRuleTests
{
    private static readonly FlowSettings Flow = new();

    [Theory]
    [InlineData(3, 0, 0, 3)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(3, 3, 1, 0)] // bol shows it shipped and cancelled: nothing is owed
    public void Left_IsWhatWasNeitherSentNorCancelled(int units, int shipped, int cancelled, int left)
    {
        var line = Line(units, shipped, cancelled);
        Assert.Equal(left, CancelRule.Left(line));
        line.Fulfilment = Fulfilment.Lvb;
        Assert.Equal(0, CancelRule.Left(line));
    }

    /// <summary>Of what is left to send, the units that the shop's order does not hold beyond what was sent.</summary>
    [Theory]
    [InlineData(3, 3, 0, 0, 0)]
    [InlineData(3, 3, 1, 0, 1)]
    [InlineData(3, 3, 1, 1, 1)]
    [InlineData(3, 3, 3, 0, 3)]
    [InlineData(3, 3, 1, 3, 0)]
    [InlineData(3, 3, 2, 2, 1)]
    [InlineData(2, 1, 1, 0, 2)]
    public void NotHeld_IsWhatThePeopleTookOut(int units, int imported, int takenOut, int shipped, int notHeld)
    {
        var line = Line(units, shipped);
        (line.Imported, line.TakenOut) = (imported, takenOut);
        Assert.Equal(notHeld, CancelRule.NotHeld(line));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Back_IsWhatTheShopHoldsForNobody(int? imported, int back)
    {
        var line = Line(2, cancelled: 1);
        line.Imported = imported;
        Assert.Equal(back, CancelRule.BackInShop(line));
    }

    [Theory]
    [InlineData("cancelled", true)]
    [InlineData("refunded", true)]
    [InlineData("trash", true)]
    [InlineData("failed", true)]
    [InlineData("deleted", true)]
    [InlineData("processing", false)]
    [InlineData("on-hold", false)]
    [InlineData("completed", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Closed_IsWhatDeliversNothing(string? status, bool closed) => Assert.Equal(closed, CancelRule.IsClosed(status));

    [Theory]
    [InlineData("completed", false, true)]
    [InlineData("processing", true, false)] // taken back to packing: not sent
    [InlineData("refunded", true, true)]
    [InlineData("refunded", false, false)]
    public void Sent_IsByItsStatus_AndStaysWhenItIsClosedLater(string status, bool completedBefore, bool sent)
    {
        var order = Order(status, Line(1));
        order.CompletedInShopAt = completedBefore ? DateTimeOffset.UnixEpoch : null;
        Assert.Equal(sent, CancelRule.IsSent(order, Flow));
        Assert.Equal(!sent, CancelRule.IsFollowed(order, new CancelSettings { FollowShop = true }, Flow));
    }

    [Fact]
    public void Followed_IsOnlyWhatTheSellerWants_AndWhatIsCertainlyNotAlive()
    {
        var follow = new CancelSettings { FollowShop = true };
        Assert.True(CancelRule.IsFollowed(Order("cancelled", Line(1)), follow, Flow));
        Assert.False(CancelRule.IsFollowed(Order("cancelled", Line(1)), new CancelSettings(), Flow));
        Assert.False(CancelRule.IsFollowed(Order(CancelRule.Deleted, Line(1)), follow, Flow));
        var (spoken, split) = (Order("cancelled", Line(1)), Order("cancelled", Line(1)));
        (spoken.ShipsThoughClosed, split.SplitInto) = (true, [8]);
        Assert.False(CancelRule.IsFollowed(spoken, follow, Flow));
        Assert.False(CancelRule.IsFollowed(split, follow, Flow));
    }

    /// <summary>Each thing by itself makes an order concern the cancellations, before and after.</summary>
    [Fact]
    public void Concerned_IsAnOrderWithAnyOfThese()
    {
        Order[] concerned =
        [
            With(o => o.CancelAskedAt = DateTimeOffset.UnixEpoch), With(o => o.StatusBeforeHold = "processing"),
            With(o => o.ShopStatus = "cancelled"), With(o => o.Lines[0].CancellationRequested = true),
            With(o => o.Lines[0].Cancelled = 1), With(o => o.Lines[0].TakenOut = 1),
        ];
        Order[] not =
            [With(_ => { }), With(o => (o.ShopStatus, o.ShopOrderId) = ("cancelled", null)), With(o => o.ShopStatus = null)];
        Assert.All(concerned, o => Assert.Equal((true, true), (CancelRule.Concerns(o), CancelRule.Concerned(OrderImage.Of(o)))));
        Assert.All(not, o => Assert.Equal((false, false), (CancelRule.Concerns(o), CancelRule.Concerned(OrderImage.Of(o)))));
    }

    [Theory]
    [InlineData("Request", "on-hold", true, CancelAnswer.Accept, 0, true)]
    [InlineData("Request", "on-hold", true, CancelAnswer.None, 0, false)]
    [InlineData("Request", "on-hold", true, CancelAnswer.ShipAnyway, 0, false)]
    [InlineData("Request", "on-hold", false, CancelAnswer.Accept, 0, false)] // withdrawn
    [InlineData("Request", "completed", true, CancelAnswer.Accept, 0, false)] // sent meanwhile
    [InlineData("Request", "on-hold", true, CancelAnswer.Accept, 2, false)] // shipped meanwhile
    [InlineData("Shop", "cancelled", false, CancelAnswer.None, 0, true)]
    [InlineData("Shop", "processing", false, CancelAnswer.None, 0, false)] // taken back
    [InlineData("Person", "processing", false, CancelAnswer.None, 0, true)]
    [InlineData("Person", "processing", false, CancelAnswer.None, 2, false)]
    public void Wanted_IsACancellation_UntilItIsSent(string cause, string status, bool asked, CancelAnswer answer, int shipped,
        bool wanted)
    {
        var line = Line(2, shipped);
        line.CancellationRequested = asked;
        var order = Order(status, line);
        order.CancelAnswer = answer;
        var payload = new CancelPayload(Guid.Empty, "A1", "i1", "OUT_OF_STOCK", Enum.Parse<CancelCause>(cause));
        Assert.Equal(wanted, CancelRule.IsWanted(order, payload, Flow));
        Assert.False(CancelRule.IsWanted(order, payload with { OrderItemId = "other" }, Flow));
    }

    /// <summary>What is over in the shop is not closed a second time, whatever the seller's word for it is.</summary>
    [Theory]
    [InlineData("processing", true)]
    [InlineData("failed", true)]
    [InlineData("cancelled", false)]
    [InlineData("refunded", false)]
    [InlineData("deleted", false)]
    [InlineData("geannuleerd", false)]
    public void Closed_IsWhatIsNotOverYet(string status, bool closes)
    {
        var flow = new FlowSettings { CancelledStatus = "geannuleerd" };
        Assert.Equal(closes, Decide(Order(status, Line(2, cancelled: 2)), f => f with { Flow = flow }).Close);
    }

    /// <summary>Sent in the shop, cancelled at bol: only units that neither left at bol nor were given back.</summary>
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, false)]
    public void SentThough_IsWhatIsUnexplained(int shipped, int off, bool though) => Assert.Equal(though,
        Decide(Order("completed", Line(2, shipped, 2)), f => f with { Off = new Dictionary<string, int> { ["i1"] = off } })
            .SentThough);

    [Fact]
    public void TakenOut_AndAcceptedAnyway_NeedsNoQuestion()
    {
        var line = Line(2);
        (line.TakenOut, line.CancellationRequested) = (1, true);
        var order = Order("on-hold", line);
        order.CancelAnswer = CancelAnswer.Accept;
        Assert.False(Decide(order).AsksAboutTakenOut);
        order.CancelAnswer = CancelAnswer.ShipAnyway;
        Assert.True(Decide(order).AsksAboutTakenOut);
    }

    [Fact]
    public void Followed_WhileTandemOnlyWatches_IsAsked()
    {
        var decision = Decide(Order("cancelled", Line(2)),
            f => f with { Live = false, Settings = new CancelSettings { FollowShop = true } });
        Assert.Equal((0, true), (decision.Cancel.Count, decision.AsksAboutShop));
    }

    /// <summary>Where the hold is lifted to, once nothing waits for an answer.</summary>
    [Theory]
    [InlineData("all shipped", "completed")]
    [InlineData("all shipped, and no status is wanted", "processing")]
    [InlineData("a part shipped", "processing")]
    [InlineData("cancelled before it was in the shop", "processing")]
    [InlineData("accepted", null)]
    [InlineData("completed meanwhile", "processing")]
    [InlineData("never held", null)]
    public void Hold_IsLifted_ToWhereItBelongs(string name, string? lift)
    {
        var (one, two) = (Line(2), new OrderLine { OrderItemId = "i2", Quantity = 2, Imported = 2 });
        var order = Order(name == "completed meanwhile" ? "completed" : "on-hold", one, two);
        order.StatusBeforeHold = name == "never held" ? null : "processing";
        if (name.StartsWith("all", StringComparison.Ordinal)) (one.Shipped, two.Shipped) = (2, 2);
        if (name == "a part shipped") one.Shipped = 2;
        if (name.StartsWith("cancelled", StringComparison.Ordinal))
            (one.Imported, two.Imported, one.Cancelled, two.Cancelled) = (null, null, 2, 2);
        one.CancellationRequested = name is "accepted" or "completed meanwhile";
        if (name == "accepted") order.CancelAnswer = CancelAnswer.Accept;
        var flow = name.EndsWith("wanted", StringComparison.Ordinal) ? new FlowSettings { ShippedStatus = "" } : Flow;
        Assert.Equal(lift, Decide(order, f => f with { HoldTold = true, Flow = flow }).Lift);
    }

    [Fact]
    public void Cause_OfSeveralLines_IsTheSurestThatIsKnown()
    {
        var (one, two) = (Line(2, cancelled: 2), new OrderLine { OrderItemId = "i2", Quantity = 2, Imported = 2, Cancelled = 2 });
        var ours = new Dictionary<string, CancelCause> { ["i1"] = CancelCause.Person, ["i2"] = CancelCause.Request };
        Assert.Equal(CancelCause.Request, Decide(Order("processing", one, two), f => f with { Ours = ours }).Cause);
        ours.Remove("i2");
        Assert.Equal(CancelCause.Person, Decide(Order("processing", one, two), f => f with { Ours = ours }).Cause);
        (one.ExpiresOn, two.ExpiresOn) = (new DateOnly(2026, 11, 29), new DateOnly(2026, 11, 25));
        Assert.Equal(CancelCause.Expired, Decide(Order("processing", one, two)).Cause);
    }

    private static CancelDecision Decide(Order order, Func<CancelFacts, CancelFacts>? change = null)
    {
        var none = new HashSet<string>();
        var facts = new CancelFacts(new CancelSettings(), Flow, true, new DateOnly(2026, 11, 25), false, false, none, none,
            new Dictionary<string, CancelCause>(), new Dictionary<string, int>(), none);
        return CancelRule.Decide(order, change?.Invoke(facts) ?? facts);
    }

    private static Order With(Action<Order> change)
    {
        var order = Order("processing", Line(2));
        change(order);
        return order;
    }

    private static Order Order(string status, params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7, ShopStatus = status };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Line(int units, int shipped = 0, int cancelled = 0) =>
        new() { OrderItemId = "i1", Quantity = units, Imported = units, Shipped = shipped, Cancelled = cancelled };
}
