using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Shipments;

/// <summary>
/// Parcels from the shop to bol over real HTTP, on both databases: what is sent in parts, late, elsewhere, or not at all.
/// </summary>
public sealed class ShipFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task TwoParcelsThatNameTheirItems_AreTwoShipments_AndOneLostAnswerDoublesNeither(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        stage.Wire.LosesAnswer = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/shipments", StringComparison.Ordinal)
            && stage.Wire.Count("POST /retailer/shipments") == 1;
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=3SDEEL0000001&line={line}&units=1");
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=3SDEEL0000002&line={line}&units=2");
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage);

        Assert.Equal(["3SDEEL0000001", "3SDEEL0000002"], await CodesAtBol(stage, bol));
        await Healthy(stage, bol, shipped: 3, shipments: 2);
        var parcels = await stage.Read(db => db.Parcels.OrderBy(p => p.Key).ToListAsync(Ct));
        Assert.All(parcels, p => Assert.Equal(ParcelSource.ShopMeta, p.Source));
        Assert.Equal(2, parcels.Count);
    }

    [Theory, EitherDatabase]
    public async Task CodeThatComesLate_IsAddedToTheShipment(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 1 } }, Ct);
        var (bol, shop, _) = await Imported(stage, 2);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage);
        Assert.Equal(0, stage.Wire.Count("POST /retailer/shipments"));

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turns(stage);
        Assert.Equal([""], await CodesAtBol(stage, bol));

        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=3SLAAT0000001");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await Turns(stage);
        Assert.Equal(["3SLAAT0000001"], await CodesAtBol(stage, bol));
        await Healthy(stage, bol, shipped: 2, shipments: 1);
        Assert.Equal(1, stage.Wire.Count("PUT /retailer/transports"));
    }

    /// <summary>What bol made of the code is looked at before it is sent again: it has it already.</summary>
    [Theory, EitherDatabase]
    public async Task CodeThatComesLate_WhoseAnswerWasLost_IsReadBack_NotSentAgain(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 1 } }, Ct);
        var (bol, shop, _) = await Imported(stage, 1);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turns(stage);
        stage.Wire.LosesAnswer = request => request.Method == Put
            && request.RequestUri!.AbsolutePath.Contains("/transports", StringComparison.Ordinal);
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=3SKWIJT000001");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await Turns(stage);
        stage.Wire.LosesAnswer = _ => false;
        await Turns(stage, each: TimeSpan.FromMinutes(3));

        Assert.Equal(["3SKWIJT000001"], await CodesAtBol(stage, bol));
        Assert.Equal(1, stage.Wire.Count("PUT /retailer/transports"));
        Assert.Equal(IntentState.Confirmed, await stage.Read(db =>
            db.Intents.Where(i => i.Kind == IntentKind.Transport).Select(i => i.State).SingleAsync(Ct)));
        await Healthy(stage, bol, shipped: 1, shipments: 1);
    }

    [Theory, EitherDatabase]
    public async Task ShippedOnBolsOwnPages_ComesBackToTheShop_WithANote_Once(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, _) = await Imported(stage, 1);
        await stage.Rehearsal.Ledger(Post, $"bol/ship?order={bol}&tracking=3SHAND0000001");
        await Turns(stage);
        await Turns(stage);

        var order = (await stage.Rehearsal.Shop(Get, $"orders/{shop}")).Json;
        Assert.Equal("completed", (string)order["status"]!);
        var notes = (await stage.Rehearsal.Shop(Get, $"orders/{shop}/notes")).Json.AsArray().Select(n => (string)n!["note"]!)
            .ToList();
        Assert.Single(notes, n => n.Contains("bol laat zien", StringComparison.Ordinal));
        Assert.Equal(0, stage.Wire.Count("POST /retailer/shipments"));
        await Healthy(stage, bol, shipped: 1, shipments: 1);
    }

    [Theory, EitherDatabase]
    public async Task ParcelFromOurScreen_IsShipped_AndTheShopFollows(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        var take = stage.Get<TakeParcels>();
        ParcelDraft[] drafts =
        [
            new($"#{shop}", "Fietsbode", "FB-2026-0001"), new(bol, "Fietsbode", "FB-2026-0001"), new("B999", "PostNL", "3S1"),
            new(bol, "PostNL", "met spatie"),
            new(null, "PostNL", "3S1"), new(bol, "PostNL", "3S2", [new ParcelLine("8712345000011", 1)]),
            new(bol, "PostNL", "3S3", [new ParcelLine(Seeding.Gtin(1), 9)]),
        ];
        var outcomes = await take.Take(stage.Seller, drafts, ParcelSource.Screen, Ct);
        Assert.Equal(
            [ParcelState.Accepted, ParcelState.Known, ParcelState.Unknown, ParcelState.Invalid, ParcelState.Invalid,
                ParcelState.Invalid, ParcelState.Invalid],
            outcomes.Select(o => o.State));
        await Turns(stage);

        Assert.Equal(["FB-2026-0001"], await CodesAtBol(stage, bol));
        Assert.Equal("completed", (string)(await stage.Rehearsal.Shop(Get, $"orders/{shop}")).Json["status"]!);
        var asked = await stage.Read(db => db.Attentions.SingleAsync(a => a.Cause == "carrier:FIETSBODE", Ct));
        Assert.Equal(("attention.unknown-carrier", "OTHER"), (asked.What.Code, asked.What["carrierCode"]));
        await take.CarriersKnown(stage.Seller, ["fiets-bode"], Ct);
        Assert.NotNull(await stage.Read(db => db.Attentions.Where(a => a.Cause == "carrier:FIETSBODE").Select(a => a.ClearedAt)
            .SingleAsync(Ct)));
        Assert.Equal(ParcelState.Known, (await take.Take(stage.Seller, [drafts[0]], ParcelSource.Api, Ct))[0].State);
    }

    [Theory, EitherDatabase]
    public async Task TwoParcelsOfACarrierThatNobodyKnows_AreSent_AndAskedAboutOnce(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=FB-1&carrier=Fietsbode&line={line}&units=1");
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=FB-2&carrier=Fietsbode&line={line}&units=1");
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage);

        Assert.Equal(["FB-1", "FB-2"], await CodesAtBol(stage, bol));
        Assert.Equal("attention.unknown-carrier",
            (await stage.Read(db => db.Attentions.SingleAsync(a => a.Cause == "carrier:FIETSBODE", Ct))).What.Code);
    }

    [Theory, EitherDatabase]
    public async Task LineThatTheCustomerWantsToCancel_WaitsForAnAnswer(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, _) = await Imported(stage, 1);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await stage.Run(Lane.WatchBol);
        await stage.Rehearsal.Ledger(Post, $"shop/parcel?order={shop}&tracking=3SWACHT000001");
        await Turns(stage);
        Assert.Equal(0, stage.Wire.Count("POST /retailer/shipments"));

        // Whoever completes it says that it has left: that is an answer too.
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await stage.Work.Owner.Write(db => db.Orders.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.CancelAnswer, CancelAnswer.ShipAnyway).SetProperty(x => x.TrackingDueAt, stage.Clock.GetUtcNow()),
            Ct), Ct);
        await Turns(stage);
        Assert.Equal(["3SWACHT000001"], await CodesAtBol(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task WhatBolRefuses_IsSaidInItsWords_AndTriedAgainByAButton(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, _) = await Imported(stage, 1);
        stage.Wire.Answers = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/shipments", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
            {
                Content =
                new StringContent("""{"title":"Bad Request","status":400,"detail":"Nee."}""")
            } : null;
        await stage.Rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3SWEER0000001");
        for (var i = 0; i < 30; i++) await Turns(stage, 1, TimeSpan.FromMinutes(16));

        var intent = await stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.Ship, Ct));
        Assert.Equal(IntentState.Refused, intent.State);
        var words = (await stage.Read(db => db.Attentions.SingleAsync(a => a.Cause == $"ship:{bol}", Ct))).What["words"];
        Assert.Contains("Nee.", words, StringComparison.Ordinal);

        stage.Wire.Answers = _ => null;
        var page = await stage.Get<ParcelPages>().Of(stage.Seller, intent.Subject, Ct);
        Assert.True(page!.CanTryAgain);
        await stage.Get<TakeParcels>().TryAgain(stage.Seller, intent.Subject, Ct);
        await Turns(stage);
        Assert.Equal(["3SWEER0000001"], await CodesAtBol(stage, bol));
        Assert.NotNull(
            await stage.Read(db => db.Attentions.Where(a => a.Cause == $"ship:{bol}").Select(a => a.ClearedAt).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Guard_RaisesTheAlarm_AndTakesItBack(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (bol, shop, _) = await Imported(stage, 1);
        var order = await stage.Read(db => db.Orders.SingleAsync(Ct));
        Assert.NotNull(order.ExpiresOn);
        Assert.NotNull(order.GuardAt);
        Assert.Empty(await Alarms(stage));

        // On hold, so that the sandbox's own packers leave it alone.
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=on-hold");

        // Placed on Monday noon for Wednesday: it must leave on Tuesday.
        stage.Clock.Advance(TimeSpan.FromHours(30));
        await Turns(stage, 1);
        Assert.Equal(["attention.deadline-soon"], await Alarms(stage));
        stage.Clock.Advance(TimeSpan.FromHours(6));
        await Turns(stage, 1);
        Assert.Equal(["attention.deadline-missed"], await Alarms(stage));

        await stage.Rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3SALARM000001");
        await Turns(stage);
        Assert.Empty(await Alarms(stage));
        Assert.Equal(["3SALARM000001"], await CodesAtBol(stage, bol));
        Assert.Null(await stage.Read(db => db.Orders.Select(o => o.GuardAt).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task DeadlineOfAnOrder_MovesToWhatIsLeft_OnceTheFirstLineIsSent(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var slow = await stage.Read(db => db.Offers.SingleAsync(o => o.Gtin == Seeding.Gtin(2).PadLeft(14, '0'), Ct));
        await stage.Rehearsal.Bol.UpdateOffer(slow.OfferId,
            new(Fulfilment: new("FBR", "MY_DELIVERY_PROMISE", new(4, 8, "14:00"))), Ct);
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        var bol =
            (string)(await stage.Rehearsal.Ledger(Post,
                $"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units=1&also={Seeding.Gtin(2)}")).Json["id"]!;
        await stage.Settle(1);
        var placed = await stage.Read(db => db.Orders.SingleAsync(Ct));
        // the sandbox's own packers leave it alone
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={placed.ShopOrderId}&status=on-hold");
        stage.Clock.Advance(TimeSpan.FromHours(30));
        await Turns(stage, 1);
        Assert.Equal(["attention.deadline-soon"], await Alarms(stage));

        await stage.Get<TakeParcels>()
            .Take(stage.Seller, [new(bol, "PostNL", "3SEERST000001", [new ParcelLine(Seeding.Gtin(1), 1)])], ParcelSource.Screen,
                Ct);
        await Turns(stage);

        var order = await stage.Read(db => db.Orders.SingleAsync(Ct));
        Assert.Equal((placed.DeliverBy!.Value.AddDays(6), placed.ExpiresOn!.Value.AddDays(6)),
            (order.DeliverBy, order.ExpiresOn));
        Assert.Equal((OrderState.Imported, true), (order.State, order.GuardAt > stage.Clock.GetUtcNow()));
        Assert.Empty(await Alarms(stage));
    }

    [Theory, EitherDatabase]
    public async Task SentInTheShop_ButNotConfirmedAtBol_IsAnAlarmOfItsOwn(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, shop, _) = await Imported(stage, 1);
        stage.Wire.LosesRequest = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/shipments", StringComparison.Ordinal);
        await stage.Rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3SSTIL0000001");
        await Turns(stage);
        Assert.Empty(await Alarms(stage));
        stage.Clock.Advance(TimeSpan.FromHours(6));
        await Turns(stage, 1);
        Assert.Equal(["attention.sent-not-confirmed"], await Alarms(stage));

        stage.Wire.LosesRequest = _ => false;
        await Turns(stage, 4, TimeSpan.FromMinutes(16));
        Assert.Empty(await Alarms(stage));
    }

    private static async Task<Stage> Live(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders, Module.Shipments);
        return stage;
    }

    private static async Task<(string Bol, long Shop, long Line)> Imported(Stage stage, int units)
    {
        var bol = await stage.Rehearsal.OrderAtBol(units);
        await stage.Settle(1);
        var shop = await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.ShopOrderId).SingleAsync(Ct));
        var line = (long)(await stage.Rehearsal.Shop(Get, $"orders/{shop}")).Json["line_items"]![0]!["id"]!;
        return (bol, shop!.Value, line);
    }

    private static async Task Turns(Stage stage, int turns = 5, TimeSpan? each = null)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(each ?? TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.ShipParcels, Lane.TellShop);
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await stage.Run(Lane.ShipParcels, Lane.TellShop);
        }
    }

    private static async Task<List<string>> CodesAtBol(Stage stage, string bolOrder)
    {
        var listed =
            (await stage.Rehearsal.Bol.GetShipments(new Tandem.Bol.BolShipmentQuery { OrderId = bolOrder }, Ct)).Shipments ?? [];
        var codes = new List<string>();
        foreach (var shipment in listed)
            codes.Add((await stage.Rehearsal.Bol.GetShipment(shipment.ShipmentId!, Ct))!.Transport?.TrackAndTrace ?? "");
        return [.. codes.Order(StringComparer.Ordinal)];
    }

    private static async Task Healthy(Stage stage, string bolOrder, int shipped, int shipments)
    {
        var order = (await stage.Orders()).Single(o => (string)o!["bolOrderId"]! == bolOrder)!;
        Assert.Equal((shipped, shipments), ((int)order["shipped"]!, (int)order["shipments"]!));
        var verdict = await stage.Rehearsal.Verdict();
        foreach (var zero in new[] { "shipmentsMissing", "shipmentsDoubled", "trackingMissing", "ordersUnshippedPastPromise" })
            Assert.Equal(0, (int)verdict[zero]!);
        Assert.Equal(OrderState.Shipped,
            await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bolOrder).Select(o => o.State).SingleAsync(Ct)));
    }

    private static Task<List<string>> Alarms(Stage stage) => stage.Read(async db =>
        (await db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)).Select(a => a.What.Code)
            .Where(c => c.Contains("deadline", StringComparison.Ordinal) || c.Contains("confirmed", StringComparison.Ordinal))
            .ToList());
}
