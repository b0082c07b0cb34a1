using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using static Tandem.Tests.Shipments.ShipPick;

namespace Tandem.Tests.Shipments;

/// <summary>What a plan says, when it is looked at again, and how a shipment is named.</summary>
public sealed class ShipPlanRuleTests
{
    private static readonly ShipSettings Usual = new();
    private static readonly ShippingSettings Patient = new() { TrackingWaitHours = 100 };

    [Fact]
    public void Reason_OfWhatIsSent_NamesTheCarrierAndTheParcels() => Assert.Equal(
        "ship.completed-in-shop carrier=PostNL, parcels=2",
        Plan(Sent(Line("i1", 2)), [Parcel("3S1", ("i1", 1)), Parcel("3S2", ("i1", 1))]).Reason.ToString());

    [Fact]
    public void Unsent_WaitsForTheShop_AndIsNotLookedAtByItself()
    {
        var order = Sent(Line("i1", 2));
        order.CompletedInShopAt = null;
        Said("ship.not-sent", null, Plan(order, []));
        order.Lines[0].CancellationRequested = true;
        Said("ship.cancellation-unanswered", 10, Plan(order, []));
        order.Lines[0].Shipped = 2; // it is gone: the request is late
        Said("ship.not-sent", null, Plan(order, []));
    }

    [Fact]
    public void Sent_WithoutACode_IsLookedAtWhenTheWaitEnds()
    {
        var order = Sent(Line("i1", 2));
        var waiting = Usual with { Shipping = new ShippingSettings { TrackingWaitHours = 4 } };
        Said("ship.waiting-for-tracking", 10, Plan(order, [], settings: waiting));
        order.CompletedInShopAt = Now.AddHours(-4).AddMinutes(3);
        Said("ship.waiting-for-tracking", 3, Plan(order, [], settings: waiting));
        order.CompletedInShopAt = Now.AddHours(-4).AddMinutes(10);
        Said("ship.waiting-for-tracking", 10, Plan(order, [], settings: waiting));
        order.CompletedInShopAt = Now.AddHours(-4);
        Assert.Equal(Now.AddMinutes(10), Plan(order, [], settings: waiting).LookAt);
        Said("ship.tracking-overdue", 10, Plan(order, [], settings: waiting with
        {
            Shipping = new ShippingSettings { TrackingWaitHours = 4, ShipWithoutTracking = false },
        }));
    }

    /// <summary>A parcel without a code of its own, of all that is left, that is not taken for one that is known.</summary>
    [Fact]
    public void Sent_WithoutACode_GoesAsOneParcel()
    {
        var order = Sent(Line("i1", 3, shipped: 1), Line("i2", 1));
        var (parcel, payload) = Assert.Single(Plan(order, [], settings: NoWait).Ships);
        Assert.Equal((order.Key, "", Now, ParcelSource.Untracked),
            (parcel.OrderKey, parcel.Carrier, parcel.FoundAt, parcel.Source));
        Assert.Equal([new ShipItem("i1", 2), new ShipItem("i2", 1)], payload.Items);
        Assert.Equal((order.AccountId.Value, "A1", false), (payload.Account, payload.BolOrderId, payload.HasCode));
        MadeShipment[] made = [new(parcel.Number, payload.Items, IntentState.Confirmed, HasCode: false)];
        (order.Lines[0].Quantity, order.Lines[0].Imported, order.Lines[0].Shipped) = (5, 5, 3);
        var second = Assert.Single(Plan(order, [parcel], made, NoWait).Ships);
        Assert.NotEqual(parcel.Number, second.Parcel.Number);
        Assert.Equal([new ShipItem("i1", 2)], second.Payload.Items);
    }

    [Fact]
    public void UnderWay_IsWaitedFor()
    {
        var order = Sent(Line("i1", 2));
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", 1)], IntentState.Sent)];
        Said("ship.under-way", 10, Plan(order, [Parcel("3S1", ("i1", 1))], made, NoWait)); // one unit more is free, and flies
        Said("ship.under-way", 10, Plan(order, [Parcel("3S1", ("i1", 1)), Parcel("3S2")], made, NoWait));
        order.Lines.Add(Asked("i2"));
        Said("ship.cancellation-unanswered", 10, Plan(order, [Parcel("3S1", ("i1", 1))], made, NoWait));
        Said("ship.cancellation-unanswered", 10, Plan(Sent(Asked("i1")), [], settings: NoWait));
    }

    /// <summary>A parcel that asks for more than is sure waits, whether the shop has sent the order or not.</summary>
    [Fact]
    public void Parcel_ThatAsksForMoreThanIsSure_IsLookedAtAgain()
    {
        var (own, vvb) = (Sent(Line("i1", 2)), Sent(Line("i1", 2)));
        vvb.Lines[0].Fulfilment = Fulfilment.Vvb;
        own.CompletedInShopAt = null;
        var (parcel, label) = (Parcel("3S2"), Parcel("3S2"));
        (parcel.Source, label.ShippingLabelId) = (ParcelSource.Screen, "L1");
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", 1)], IntentState.Sent)];
        Said("ship.not-sent", 10, Plan(own, [parcel], made));
        Said("ship.under-way", 10, Plan(vvb, [label], made, NoWait));
    }

    /// <summary>bol's own label has its code already; and shipments of several lines are counted together.</summary>
    [Fact]
    public void Code_OfALabel_IsNeverAdded()
    {
        var order = Sent(Line("i1", 1, shipped: 1), Line("i2", 1, shipped: 1));
        var label = Parcel("3SBOL");
        label.ShippingLabelId = "L1";
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", 1)], IntentState.Confirmed)];
        Assert.Equal(["3S2"], Plan(order, [label, Parcel("3S2")], made).Codes.Select(c => c.Number));
    }

    [Fact]
    public void Label_OfBol_IsWaitedFor()
    {
        var line = Line("i1", 2);
        line.Fulfilment = Fulfilment.Vvb;
        Said("ship.vvb-label", 30, Plan(Sent(line), [], settings: NoWait));
        line.Shipped = 2;
        Assert.NotEqual("ship.vvb-label", Plan(Sent(line), [], settings: NoWait).Reason.Code);
    }

    /// <summary>A code may come later: looked for ever more rarely, for a week.</summary>
    [Theory]
    [InlineData(0, 10)]
    [InlineData(40, 10)]
    [InlineData(60, 15)]
    [InlineData(24 * 60, 6 * 60)]
    [InlineData(3 * 24 * 60, 6 * 60)]
    [InlineData((7 * 24 * 60) - 1, 6 * 60)]
    [InlineData(7 * 24 * 60, null)]
    public void Code_ThatIsLacking_IsLookedForEverMoreRarely(int minutesSinceSent, int? minutes)
    {
        var order = Sent(Line("i1", 1, shipped: 1));
        order.CompletedInShopAt = Now.AddMinutes(-minutesSinceSent);
        MadeShipment[] made = [new("", [new ShipItem("i1", 1)], IntentState.Confirmed, HasCode: false)];
        Said(minutes is null ? "ship.nothing-open" : "ship.code-may-come", minutes, Plan(order, [Parcel("")], made));
    }

    [Fact]
    public void Code_ThatIsFound_OrHadAlready_IsNotLookedFor()
    {
        var order = Sent(Line("i1", 1, shipped: 1));
        MadeShipment[] bare = [new("", [new ShipItem("i1", 1)], IntentState.Confirmed, HasCode: false)];
        Said("ship.nothing-open", null, Plan(order, [Parcel(""), Parcel("3S1")], bare));
        Said("ship.nothing-open", null, ShipRule.Decide(new ShipFacts(order, [Parcel("")], bare, ["3S1"]), Usual, Now));
        Said("ship.nothing-open", null, Plan(order, [Parcel("3S1")], [bare[0] with { Number = "3S1", HasCode = true }]));
    }

    /// <summary>Codes for shipments of bol's own pages: what ours do not explain, once ours are settled.</summary>
    [Theory]
    [InlineData(2, 2, IntentState.Confirmed, 0)]
    [InlineData(3, 2, IntentState.Confirmed, 1)]
    [InlineData(3, 2, IntentState.Sent, 0)]
    [InlineData(3, 2, IntentState.Refused, 1)]
    public void Code_OfAShipmentOfBolsOwnPages_IsToldOnce(int shipped, int ours, IntentState state, int codes)
    {
        var order = Sent(Line("i1", 3, shipped: shipped));
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", ours)], state)];
        Assert.Equal(codes, Plan(order, [Parcel("3S1"), Parcel("3S2"), Parcel("3S3")], made).Codes.Count);
    }

    [Fact]
    public void Parcel_ThatIsAGuess_OrKnownAlready_IsNotSent()
    {
        var order = Sent(Line("i1", 1));
        foreach (var trust in new[] { ParcelTrust.Proposed, ParcelTrust.Denied })
        {
            var guess = Parcel("3S1");
            guess.Trust = trust;
            Assert.Empty(Plan(order, [guess]).Ships);
        }

        Assert.Empty(Plan(order, [Parcel("3s1")], [new("3S1", [], IntentState.Refused)]).Ships);
        Assert.Empty(ShipRule.Decide(new ShipFacts(order, [Parcel("3S1")], [], ["3s1"]), Usual, Now).Ships);
    }

    [Fact]
    public void Lines_OfBolsWarehouse_AndThoseThatAreNotInTheShop_AreNotSent()
    {
        var (lvb, before) = (Line("i1", 1), Line("i2", 1));
        (lvb.Fulfilment, before.Imported) = (Fulfilment.Lvb, null);
        Assert.Equal([new ShipItem("i3", 1)], Assert.Single(Plan(Sent(lvb, before, Line("i3", 1)), [Parcel("3S1")]).Ships)
            .Payload.Items);
    }

    [Fact]
    public void Wait_ForACode_EndsWithTheLastMomentToHandOver_ButNotBeforeItWasSent()
    {
        var order = Sent(Line("i1", 1));
        Assert.Equal(Now.AddHours(100), ShipRule.TrackingUntil(order, Now, Patient));
        order.DeliverBy = new DateOnly(2026, 2, 6); // a Friday: the end of Thursday
        var handOver = new DateTimeOffset(2026, 2, 5, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(handOver, ShipRule.TrackingUntil(order, Now, Patient));
        Assert.Equal(Now.AddHours(4), ShipRule.TrackingUntil(order, Now, new ShippingSettings()));
        Assert.Equal(handOver.AddHours(3), ShipRule.TrackingUntil(order, handOver.AddHours(3), Patient));
    }

    /// <summary>Before anything is in the shop all that is open goes; then at most what the shop's order holds.</summary>
    [Theory]
    [InlineData(null, 0, 0, 3)]
    [InlineData(3, 0, 0, 3)]
    [InlineData(3, 1, 0, 2)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(5, 0, 0, 3)]
    public void ToDeliver_IsWhatTheShopsOrderHolds(int? imported, int takenOut, int away, int units)
    {
        var line = Line("i1", 4);
        (line.Cancelled, line.Imported, line.TakenOut, line.Away) = (1, imported, takenOut, away);
        Assert.Equal(units, ShipRule.ToDeliver(line));
    }

    /// <summary>What bol shows and what it confirmed are the same units; all else that was planned is on top.</summary>
    [Theory]
    [InlineData(0, 0, 0, 5)]
    [InlineData(2, 0, 0, 3)]
    [InlineData(0, 2, 0, 3)]
    [InlineData(2, 2, 0, 3)]
    [InlineData(3, 2, 0, 2)]
    [InlineData(2, 2, 2, 1)]
    [InlineData(5, 5, 1, 0)]
    public void Free_IsWhatNoShipmentTook(int shown, int confirmed, int planned, int free)
    {
        MadeShipment[] made = [new("a", [new ShipItem("i1", confirmed), new ShipItem("i2", 9)], IntentState.Confirmed),
            new("b", [new ShipItem("i1", planned)], IntentState.Planned)];
        Assert.Equal(free, ShipRule.Free(Line("i1", 5, shown), made));
    }

    [Theory]
    [InlineData("A1", "", "A1")]
    [InlineData("A1", "3S1", "A1-3S1")]
    public void Reference_IsTheOrderAndTheParcel_AtMostNinetySigns(string order, string number, string reference)
    {
        Assert.Equal(reference, ShipRule.ReferenceOf(order, number));
        Assert.Equal("A1-" + new string('x', 87), ShipRule.ReferenceOf("A1", new string('x', 87)));
        Assert.Equal("A1-" + new string('x', 87), ShipRule.ReferenceOf("A1", new string('x', 88)));
    }

    [Theory]
    [InlineData(ParcelSource.Csv, 1)]
    [InlineData(ParcelSource.Screen, 1)]
    [InlineData(ParcelSource.Api, 1)]
    [InlineData(ParcelSource.ShopMeta, 0)]
    [InlineData(ParcelSource.Untracked, 0)]
    public void Untold_IsWhatSomebodySaid_AndBolHasNotHeard(ParcelSource source, int untold)
    {
        var parcel = Parcel("3S1");
        parcel.Source = source;
        var order = Sent(Line("i1", 1));
        Assert.Equal(untold, ShipRule.Untold([parcel], new ShipFacts(order, [], [], [])).Count());
        Assert.Empty(ShipRule.Untold([parcel], new ShipFacts(order, [], [new("3s1", [], IntentState.Planned)], [])));
        MadeShipment[] other = [new("3S2", [], IntentState.Planned)];
        Assert.Equal(untold, ShipRule.Untold([parcel], new ShipFacts(order, [], other, [])).Count());
    }

    [Fact]
    public void Waits_OnlyAnOrderThatIsInTheShop()
    {
        var order = Sent(Line("i1", 1));
        (order.ShopStatus, order.ShopOrderId) = ("cancelled", null);
        Assert.False(ShipRule.Waits(order, false, new ShipFacts(order, [], [], [])));
    }

    /// <summary>The seller's own code for a carrier goes in, and the parcel's row is named beside it.</summary>
    [Fact]
    public void Payload_SaysAllThatAShipmentNeeds()
    {
        var vvb = Line("i1", 1);
        vvb.Fulfilment = Fulfilment.Vvb;
        var parcel = Parcel("3SBOL");
        (parcel.ShippingLabelId, parcel.Carrier) = ("L1", "DHL");
        var order = Sent(vvb);
        var payload = Assert.Single(Plan(order, [parcel]).Ships).Payload;
        Assert.Equal(new ShipPayload(order.AccountId.Value, "A1", "DHLFORYOU", "3SBOL", [], "L1", "A1-3SBOL", "DHL", "3SBOL"),
            payload with { Items = [] });
        Assert.Equal(("3SBOL", true), (payload.ParcelNumber, payload.HasCode));
        var bare = payload with { Parcel = null, Label = null };
        var none = bare with { TrackAndTrace = null };
        Assert.Equal(("3SBOL", true, "", false), (bare.ParcelNumber, bare.HasCode, none.ParcelNumber, none.HasCode));
    }

    private static void Said(string code, int? minutes, ShipPlan plan) =>
        Assert.Equal((code, minutes is { } m ? Now.AddMinutes(m) : null), (plan.Reason.Code, plan.LookAt));

    private static ShipPlan Plan(Order order, IReadOnlyList<KnownParcel> parcels, IReadOnlyList<MadeShipment>? made = null,
        ShipSettings? settings = null) => ShipRule.Decide(new ShipFacts(order, parcels, made ?? [], []), settings ?? Usual, Now);

    private static OrderLine Asked(string id)
    {
        var line = Line(id, 1);
        line.CancellationRequested = true;
        return line;
    }
}
