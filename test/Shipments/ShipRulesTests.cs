using CsCheck;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Tests.Storage;
using static Tandem.Tests.Shipments.ShipPick;

namespace Tandem.Tests.Shipments;

/// <summary>What of an order is shipped at bol, in which parcels, and what waits.</summary>
public sealed class ShipRulesTests
{
    private static readonly ShipSettings Usual = new();

    [Fact]
    public void Decide_ParcelWithoutItems_TakesAllThatIsOpen_AndALaterOneOnlyIfSomethingIsLeft()
    {
        var order = Sent(Line("i1", 3, shipped: 1), Line("i2", 1, shipped: 1), Line("i3", 2));
        var plan = ShipRule.Decide(new ShipFacts(order, [Parcel("3S1"), Parcel("3S2")], [], []), Usual, Now);
        var (parcel, payload) = Assert.Single(plan.Ships);
        Assert.Equal([new ShipItem("i1", 2), new ShipItem("i3", 2)], payload.Items);
        Assert.Equal(("3S1", "TNT", "3S1", "A1-3S1"),
            (parcel.Number, payload.TransporterCode, payload.TrackAndTrace, payload.Reference));
    }

    [Fact]
    public void Decide_ParcelsThatNameTheirItems_BecomeAShipmentEach()
    {
        var order = Sent(Line("i1", 3), Line("i2", 1));
        var plan = ShipRule.Decide(new ShipFacts(order, [Parcel("3S1", ("i1", 2)), Parcel("3S2", ("i1", 5), ("i2", 1))], [], []),
            Usual, Now);
        Assert.Equal([[new ShipItem("i1", 2)], [new ShipItem("i1", 1), new ShipItem("i2", 1)]],
            plan.Ships.Select(s => s.Payload.Items));
    }

    [Fact]
    public void Decide_WhatIsUnderWay_IsNeverPlannedAgain()
    {
        var order = Sent(Line("i1", 2));
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", 1)], IntentState.Unknown)];
        var plan =
            ShipRule.Decide(new ShipFacts(order, [Parcel("3S1", ("i1", 1)), Parcel("3S2", ("i1", 1))], made, []), Usual, Now);
        Assert.Equal("3S2", Assert.Single(plan.Ships).Parcel.Number);

        // One that takes all waits until the first is sure.
        Assert.Empty(
            ShipRule.Decide(new ShipFacts(order, [Parcel("3S1", ("i1", 1)), Parcel("3S2")], made, []), Usual, Now).Ships);

        // What bol refused waits for a person; the rest goes on.
        var rest =
            ShipRule.Decide(new ShipFacts(order, [Parcel("3S1", ("i1", 1))], [made[0] with { State = IntentState.Refused }], []),
                NoWait, Now.AddDays(1));
        Assert.Equal([new ShipItem("i1", 1)], Assert.Single(rest.Ships).Payload.Items);
    }

    [Theory]
    [InlineData(1, true, "ship.waiting-for-tracking", 0)]
    [InlineData(5, true, "ship.completed-in-shop", 1)]
    [InlineData(5, false, "ship.tracking-overdue", 0)]
    public void Decide_WithoutACode_WaitsAsLongAsTheSellerWants(int hours, bool shipWithout, string code, int ships)
    {
        var settings =
            Usual with { Shipping = new ShippingSettings { TrackingWaitHours = 4, ShipWithoutTracking = shipWithout } };
        var order = Sent(Line("i1", 1));
        order.CompletedInShopAt = Now.AddHours(-hours);
        var plan = ShipRule.Decide(new ShipFacts(order, [], [], []), settings, Now);
        Assert.Equal((code, ships), (plan.Reason.Code, plan.Ships.Count));
        Assert.NotNull(plan.LookAt);
        if (ships > 0)
            Assert.Equal((ParcelSource.Untracked, null, "OTHER", "A1"),
                (plan.Ships[0].Parcel.Source, plan.Ships[0].Payload.TrackAndTrace, plan.Ships[0].Payload.TransporterCode,
                    plan.Ships[0].Payload.Reference));
    }

    [Fact]
    public void Decide_WithoutACode_NeverWaitsPastTheLastMomentToHandOver()
    {
        var settings = Usual with { Shipping = new ShippingSettings { TrackingWaitHours = 100 } };
        var order = Sent(Line("i1", 1));
        (order.PlacedAt, order.DeliverBy) = (Now.AddDays(-1), DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1));
        order.CompletedInShopAt = Now.AddHours(-2);
        var until = ShipRule.TrackingUntil(order, order.CompletedInShopAt.Value, settings.Shipping);
        Assert.True(until < Now.AddHours(12));
        Assert.Empty(ShipRule.Decide(new ShipFacts(order, [], [], []), settings, until.AddSeconds(-1)).Ships);
        Assert.Single(ShipRule.Decide(new ShipFacts(order, [], [], []), settings, until).Ships);
    }

    [Fact]
    public void Decide_CodeThatComesLater_IsAddedToTheShipmentThatLacksOne_Once()
    {
        var order = Sent(Line("i1", 1, shipped: 1));
        MadeShipment[] made = [new("", [new ShipItem("i1", 1)], IntentState.Confirmed, HasCode: false)];
        KnownParcel[] parcels = [Parcel(""), Parcel("3S1"), Parcel("3S2")];
        var plan = ShipRule.Decide(new ShipFacts(order, parcels, made, []), Usual, Now);
        Assert.Empty(plan.Ships);
        Assert.Equal("3S1", Assert.Single(plan.Codes).Number);
        Assert.Empty(ShipRule.Decide(new ShipFacts(order, parcels, made, ["3S1"]), Usual, Now).Codes);

        // Until it is confirmed there is nothing that could take it.
        Assert.Empty(
            ShipRule.Decide(new ShipFacts(order, parcels, [made[0] with { State = IntentState.Sent }], []), Usual, Now).Codes);
    }

    [Fact]
    public void Decide_CodeOfAnOrderThatSomebodyShippedAtBol_IsOffered() => Assert.Equal(
        "3S1", Assert.Single(
            ShipRule.Decide(new ShipFacts(Sent(Line("i1", 2, shipped: 2)), [Parcel("3S1")], [], []), Usual, Now).Codes).Number);

    [Fact]
    public void Decide_BolsLabel_ShipsItsOwnLines_AndNothingElseDoes()
    {
        var vvb = Line("i2", 1);
        vvb.Fulfilment = Fulfilment.Vvb;
        var label = Parcel("3SBOL", ("i2", 1));
        label.ShippingLabelId = "L1";
        var plan = ShipRule.Decide(new ShipFacts(Sent(Line("i1", 1), vvb), [Parcel("3S1"), label], [], []), Usual, Now);
        Assert.Equal([("i1", null), ("i2", "L1")],
            plan.Ships.Select(s => (s.Payload.Items.Single().OrderItemId, s.Payload.Label)));
        Assert.Equal("ship.vvb-label",
            ShipRule.Decide(new ShipFacts(Sent(vvb), [Parcel("3S1")], [], []), NoWait, Now).Reason.Code);
    }

    [Theory]
    [InlineData(CancelAnswer.None, 0)]
    [InlineData(CancelAnswer.Accept, 0)]
    [InlineData(CancelAnswer.ShipAnyway, 1)]
    public void Decide_LineThatTheCustomerWantsToCancel_WaitsForTheAnswer(CancelAnswer answer, int ships)
    {
        var line = Line("i1", 1);
        line.CancellationRequested = true;
        var order = Sent(line);
        order.CancelAnswer = answer;
        var plan = ShipRule.Decide(new ShipFacts(order, [Parcel("3S1")], [], []), NoWait, Now);
        Assert.Equal(ships, plan.Ships.Count);
        if (ships == 0) Assert.Equal("ship.cancellation-unanswered", plan.Reason.Code);
    }

    [Theory]
    [InlineData(ParcelSource.ShopMeta, false, 0)]
    [InlineData(ParcelSource.ShopMeta, true, 1)]
    [InlineData(ParcelSource.Screen, false, 1)]
    [InlineData(ParcelSource.Api, false, 1)]
    [InlineData(ParcelSource.Csv, false, 1)]
    public void Decide_BeforeTheShopSaysSent_OnlyShipsWhatCountsAsSent(ParcelSource source, bool trackingMeansSent, int ships)
    {
        var order = Sent(Line("i1", 1));
        order.CompletedInShopAt = null;
        var parcel = Parcel("3S1");
        parcel.Source = source;
        var settings = Usual with { Flow = new FlowSettings { TrackingMeansSent = trackingMeansSent } };
        Assert.Equal(ships, ShipRule.Decide(new ShipFacts(order, [parcel], [], []), settings, Now).Ships.Count);
    }

    [Theory]
    [InlineData(3, 0, 0, 3)]
    [InlineData(3, 0, 1, 2)]
    [InlineData(3, 1, 1, 2)]
    [InlineData(3, 2, 2, 1)]
    [InlineData(2, 0, 2, 0)]
    public void Decide_WhatTheShopsOrderDoesNotHold_IsLeftUnshipped(int units, int cancelled, int takenOut, int ships)
    {
        var line = Line("i1", units);
        (line.Cancelled, line.TakenOut) = (cancelled, takenOut);
        var plan = ShipRule.Decide(new ShipFacts(Sent(line), [Parcel("3S1")], [], []), NoWait, Now);
        Assert.Equal(Math.Min(ships, units - cancelled), plan.Ships.Sum(s => s.Payload.Items.Sum(i => i.Quantity)));
    }

    /// <summary>bol's list of what is shipped lags behind what it has confirmed.</summary>
    [Fact]
    public void Decide_WhatBolConfirmedAndDoesNotShowYet_IsNotFreeAgain()
    {
        MadeShipment[] made = [new("3S1", [new ShipItem("i1", 2)], IntentState.Confirmed)];
        Assert.Empty(
            ShipRule.Decide(new ShipFacts(Sent(Line("i1", 2)), [Parcel("3S1"), Parcel("3S2")], made, []), NoWait, Now).Ships);
        var (_, payload) =
            Assert.Single(
                ShipRule.Decide(new ShipFacts(Sent(Line("i1", 3)), [Parcel("3S1"), Parcel("3S2")], made, []), NoWait, Now).Ships);
        Assert.Equal([new ShipItem("i1", 1)], payload.Items);
        Assert.Equal(0, ShipRule.Free(Line("i1", 2), made));
    }

    [Fact]
    public void Decide_LineThatIsBeingCancelledAtBol_IsNotSent_AndTheOthersAre()
    {
        var facts = new ShipFacts(Sent(Line("i1", 2), Line("i2", 1)), [Parcel("3S1")], [], [], ["i1"]);
        var (_, payload) = Assert.Single(ShipRule.Decide(facts, NoWait, Now).Ships);
        Assert.Equal([new ShipItem("i2", 1)], payload.Items);
    }

    [Theory]
    [InlineData("processing", false, ParcelSource.Screen, false, false)]
    [InlineData("cancelled", false, ParcelSource.Screen, false, true)]
    [InlineData("trash", false, ParcelSource.Api, false, true)]
    [InlineData("refunded", false, ParcelSource.Csv, true, false)]
    [InlineData("deleted", true, ParcelSource.Api, false, false)]
    [InlineData("deleted", true, ParcelSource.ShopMeta, false, true)]
    public void Waits_WhereTheShopHasClosedIt_UntilAPersonHasSpoken(string status, bool gone, ParcelSource source, bool spoken,
        bool waits)
    {
        var order = Sent(Line("i1", 1));
        (order.ShopStatus, order.ShipsThoughClosed) = (status, spoken);
        var parcel = Parcel("3S1");
        parcel.Source = source;
        Assert.Equal(waits, ShipRule.Waits(order, gone, new ShipFacts(order, [parcel], [], [])));
    }

    [Fact]
    public void Decide_WhateverHappensInWhichOrder_ShipsEveryUnitOnce() => Orders.Sample(world =>
    {
        var order = Sent([.. world.Units.Select((units, i) => Line($"i{i}", units))]);
        order.CompletedInShopAt = Now.AddHours(-world.Hours);
        List<MadeShipment> made = [];
        List<KnownParcel> known = [];
        List<string> codes = [];
        var random = new Random(world.Seed);
        for (var turn = 0; turn < 30; turn++)
        {
            if (turn < world.Parcels.Length)
            {
                var named = world.Parcels[turn];
                known.Add(named.Length == 0 ? Parcel($"3S{turn}")
                    : Parcel($"3S{turn}", [.. named.Select(n => ($"i{n % world.Units.Length}", 1 + (n % 3)))]));
            }

            var plan = ShipRule.Decide(new ShipFacts(order, known, made, codes), Usual, Now.AddHours(turn));
            foreach (var (parcel, payload) in plan.Ships)
            {
                Assert.All(payload.Items, item => Assert.True(item.Quantity > 0));
                if (!known.Contains(parcel)) known.Add(parcel);
                made.Add(new MadeShipment(parcel.Number, payload.Items, IntentState.Sent, payload.HasCode));
            }

            codes.AddRange(plan.Codes.Select(c => c.Number));
            for (var i = 0; i < made.Count; i++)
            {
                if (made[i].State != IntentState.Sent || random.Next(2) == 0) continue;
                made[i] = made[i] with { State = IntentState.Confirmed };
                foreach (var item in made[i].Items)
                    order.Lines.Single(l => l.OrderItemId == item.OrderItemId).Shipped += item.Quantity;
            }

            foreach (var line in order.Lines)
                Assert.True(made.SelectMany(m => m.Items).Where(i => i.OrderItemId == line.OrderItemId)
                    .Sum(i => i.Quantity) <= line.Quantity);
            Assert.Equal(made.Count, made.DistinctBy(m => m.Number).Count());
        }

        Assert.All(order.Lines, line => Assert.Equal(line.Quantity, line.Shipped));
        Assert.True(codes.Count <= made.Count(m => !m.HasCode));
    });

    /// <summary>
    /// bol's list shows late what bol has confirmed, and somebody may ship in bol's own pages meanwhile. Of ours alone bol has
    /// nothing to refuse, and whatever is never told is asked about.
    /// </summary>
    [Fact]
    public void Decide_WhileBolsListLags_ShipsNoUnitTwice_AndForgetsNone() =>
        Gen.Select(Orders, Gen.Int[0, 9], Gen.Bool).Sample((world, lag, elsewhere) =>
        {
            var order = Sent([.. world.Units.Select((units, i) => Line($"i{i}", units))]);
            order.CompletedInShopAt = Now.AddHours(-world.Hours);
            var sent = order.Lines.ToDictionary(l => l.OrderItemId, _ => 0);
            var listed = new Queue<(int From, string Line, int Units)>();
            List<MadeShipment> made = [];
            List<KnownParcel> known = [];
            List<string> codes = [];
            var random = new Random(world.Seed);
            var byAnother = elsewhere ? random.Next(9) : -1;
            void Ship(int turn, string line, int units)
            {
                sent[line] += units;
                listed.Enqueue((turn + lag, line, units));
            }

            for (var turn = 0; turn < 60; turn++)
            {
                if (turn < world.Parcels.Length)
                {
                    var named = world.Parcels[turn];
                    known.Add(named.Length == 0 ? Parcel($"3S{turn}")
                        : Parcel($"3S{turn}", [.. named.Select(n => ($"i{n % world.Units.Length}", 1 + (n % 3)))]));
                }

                while (listed.TryPeek(out var shown) && shown.From <= turn)
                {
                    order.Lines.Single(l => l.OrderItemId == shown.Line).Shipped += shown.Units;
                    listed.Dequeue();
                }

                if (turn == byAnother && sent["i0"] < order.Lines[0].Quantity) Ship(turn, "i0", 1);
                var plan = ShipRule.Decide(new ShipFacts(order, known, made, codes), Usual, Now.AddHours(turn));
                known.AddRange(plan.Ships.Select(s => s.Parcel).Except(known).ToList());
                made.AddRange(plan.Ships.Select(s => new MadeShipment(s.Parcel.Number, s.Payload.Items, IntentState.Sent,
                    s.Payload.HasCode)));
                codes.AddRange(plan.Codes.Select(c => c.Number));
                for (var i = 0; i < made.Count; i++)
                {
                    if (made[i].State != IntentState.Sent || random.Next(2) == 0) continue;
                    var fits = made[i].Items.All(item => sent[item.OrderItemId] + item.Quantity
                        <= order.Lines.Single(l => l.OrderItemId == item.OrderItemId).Quantity);
                    Assert.True(fits || elsewhere, "bol refused what was ours alone");
                    made[i] = made[i] with { State = fits ? IntentState.Confirmed : IntentState.Refused };
                    foreach (var item in fits ? made[i].Items : []) Ship(turn, item.OrderItemId, item.Quantity);
                }
            }

            Assert.True(made.Exists(m => m.State == IntentState.Refused)
                || order.Lines.TrueForAll(l => sent[l.OrderItemId] == l.Quantity), "units were forgotten");
        });

    private static readonly Gen<World> Orders = Gen.Select(Gen.Int[1, 4].Array[1, 3], Gen.Int[0, 8].Array[0, 3].Array[0, 4],
        Gen.Int[0, 8], Gen.Int, (units, parcels, hours, seed) => new World(units, parcels, hours, seed));

    private sealed record World(int[] Units, int[][] Parcels, int Hours, int Seed);
}
