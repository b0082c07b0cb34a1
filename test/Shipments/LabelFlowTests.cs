using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Shipments;

/// <summary>From the choice of a label to the shipment that names it, on real HTTP: bought once, whatever goes wrong.</summary>
public sealed class LabelFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Rule_BuysTheLabel_TellsTheShop_AndTheShipmentNamesIt(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        var order = await world.Order(2);

        await world.Turns();

        var label = Assert.Single(await world.Labels());
        Assert.Equal((445, "DHLFORYOU", "PARCEL"), ((int)label.PriceCentsExclVat, label.TransporterCode, label.LabelType));
        Assert.NotNull(label.ShippingLabelId);
        var parcel = await world.Stage.Read(db => db.Parcels.SingleAsync(Ct));
        Assert.Equal((label.ShippingLabelId, label.TrackAndTrace, ParcelSource.Label),
            (parcel.ShippingLabelId, parcel.Number, parcel.Source));
        var shopOrder = (await world.Stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{order.ShopOrderId}")).Json;
        var tracking = shopOrder["meta_data"]!.AsArray()
            .Single(m => (string)m!["key"]! == "_wc_shipment_tracking_items")!["value"]![0]!;
        Assert.Equal(("dhl", label.TrackAndTrace),
            ((string)tracking["tracking_provider"]!, (string)tracking["tracking_number"]!));
        var notes = (await world.Stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{order.ShopOrderId}/notes")).Json.AsArray();
        Assert.Contains(notes, n => ((string)n!["note"]!).Contains(label.TrackAndTrace!, StringComparison.Ordinal));

        await world.Send(order);
        var verdict = await world.Verdict();
        Assert.Equal((1, 0, 1, 0), Counts(verdict));
        Assert.Equal("Shipped", await world.Stage.Read(db => db.Orders.Select(o => o.State.ToString()).SingleAsync(Ct)));
    }

    /// <summary>A label costs money; what bol is asked to cancel needs none.</summary>
    [Theory, EitherDatabase]
    public async Task LineThatIsBeingCancelled_GetsNoLabel(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        var order = await world.Order();
        Assert.True(await world.Stage.Get<AnswerCancel>().CancelAtBol(world.Stage.Seller, order.Key, [], "OUT_OF_STOCK", Ct));

        await world.Turns();

        Assert.Equal(0, world.Purchases);
        var many = await world.Stage.Get<LabelsForMany>().Of(world.Stage.Seller, [order.Key], Ct);
        Assert.Equal("many.cancelling", Assert.Single(many.Left).Why.Code);
    }

    [Theory, EitherDatabase]
    public async Task WithoutARule_NothingIsBought_UntilSomebodyClicks_Once(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Ask);
        var order = await world.Order();
        await world.Turns();
        Assert.Equal(0, world.Purchases);
        var waiting = Assert.Single((await world.Stage.Get<LabelPages>().Waiting(world.Stage.Seller, 0, 10, Ct)).Rows);
        Assert.Equal((order.Key, 1, null), (waiting.OrderKey, waiting.Units, waiting.Write));

        var quote = (await world.Stage.Get<LabelOptions>().Of(world.Stage.Seller, order.Key, Ct))!;
        Assert.True(quote.Options[0].Recommended);
        Assert.Equal(4, quote.Options.Count);
        var choose = world.Stage.Get<ChooseLabels>();
        var clicks = await Task.WhenAll(Enumerable.Range(0, 3)
            .Select(i => choose.Buy(world.Stage.Seller, order.Key, quote.Options[i % 2].OfferId, Ct)));
        Assert.Equal(1, clicks.Count(why => why is null));

        await world.Turns();
        Assert.Equal((1, 1), (world.Purchases, (await world.Labels()).Count));
        Assert.Equal("label.not-needed", (await choose.Buy(world.Stage.Seller, order.Key, quote.Options[1].OfferId, Ct))!.Code);
        Assert.Empty((await world.Stage.Get<LabelPages>().Waiting(world.Stage.Seller, 0, 10, Ct)).Rows);
    }

    [Theory, EitherDatabase]
    public async Task Observing_ShowsWhatThereIs_AndBuysNothing(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended, live: false);
        var order = await world.Order();
        await world.Turns();
        var quote = (await world.Stage.Get<LabelOptions>().Of(world.Stage.Seller, order.Key, Ct))!;
        Assert.Equal(quote.Options[0], quote.WouldBuy(new LabelSettings { Choice = LabelChoice.Recommended }));
        Assert.Equal("label.observing",
            (await world.Stage.Get<ChooseLabels>().Buy(world.Stage.Seller, order.Key, quote.Options[0].OfferId, Ct))!.Code);
        Assert.Equal((0, 0), (world.Purchases, (int)(await world.Verdict())["labelsBought"]!));
    }

    [Theory, EitherDatabase]
    public async Task Answer_ThatWasLost_IsFoundBack_NeverSentTwice(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        world.Stage.Wire.LosesAnswer = IsPurchase;
        var order = await world.Order();
        await world.Stage.Run(Lane.BuyLabels);
        Assert.Equal((IntentState.Unknown, 1), ((await world.Intent(order.Key)).State, world.Purchases));

        world.Stage.Wire.LosesAnswer = _ => false;
        await world.Turns(6);
        Assert.Equal((IntentState.Confirmed, 1), ((await world.Intent(order.Key)).State, world.Purchases));
        Assert.Single(await world.Labels());
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task Request_ThatNeverArrived_IsChosenAgain_OnceAnotherPurchaseShowsThatBolListsThem(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        await world.Order();
        await world.Turns();
        world.Stage.Wire.LosesRequest = IsPurchase;
        var second = await world.Order();
        await world.Stage.Run(Lane.BuyLabels);
        world.Stage.Wire.LosesRequest = _ => false;
        await world.Turns(4);
        Assert.Equal((IntentState.Unknown, 2), ((await world.Intent(second.Key)).State, world.Purchases));

        world.Stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.Turns(3);
        world.Stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Turns(5);
        Assert.Equal((IntentState.Confirmed, 3), ((await world.Intent(second.Key)).State, world.Purchases));
        Assert.Equal((2, 0), ((int)(await world.Verdict())["labelsBought"]!, (int)(await world.Verdict())["labelsDoubled"]!));
    }

    [Theory, EitherDatabase]
    public async Task Purchase_ThatNobodyCanTell_IsAskedOfAPerson_AndNeverRepeated(DatabaseKind kind)
    {
        await using var world =
            await LabelWorld.Open(kind, LabelChoice.Recommended, world: o => o with { LabelsFoundByItem = false });
        await world.Order();
        await world.Turns();
        world.Stage.Wire.LosesAnswer = IsPurchase;
        var second = await world.Order();
        await world.Stage.Run(Lane.BuyLabels);
        world.Stage.Wire.LosesAnswer = _ => false;
        var choose = world.Stage.Get<ChooseLabels>();
        Assert.Equal("label.wait-for-bol", (await choose.NotBought(world.Stage.Seller, second.Key, Ct))!.Code);

        for (var hour = 0; hour < 30; hour++)
        {
            world.Stage.Clock.Advance(TimeSpan.FromHours(1));
            await world.Turns(1);
        }

        Assert.Equal((IntentState.Unknown, 2), ((await world.Intent(second.Key)).State, world.Purchases));
        Assert.Contains("attention.label-unknown", await world.Asked());

        // It was there: the label is used at bol, and nothing is bought any more.
        Assert.Null(await choose.UsedAtBol(world.Stage.Seller, second.Key, Ct));
        await world.Turns();
        Assert.Equal((IntentState.Confirmed, 2, 0),
            ((await world.Intent(second.Key)).State, world.Purchases, (int)(await world.Verdict())["labelsDoubled"]!));
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task Person_WhoSaysThatThereIsNone_LetsTheRuleChooseAgain(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        world.Stage.Wire.LosesRequest = IsPurchase;
        var order = await world.Order();
        await world.Stage.Run(Lane.BuyLabels);
        world.Stage.Wire.LosesRequest = _ => false;
        world.Stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.Turns(2);
        Assert.Contains("attention.label-unknown", await world.Asked());

        Assert.Null(await world.Stage.Get<ChooseLabels>().NotBought(world.Stage.Seller, order.Key, Ct));
        world.Stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Turns(5);
        Assert.Equal((IntentState.Confirmed, 2, 1),
            ((await world.Intent(order.Key)).State, world.Purchases, (await world.Labels()).Count));
    }

    [Theory, EitherDatabase]
    public async Task Label_ThatWasShownAWhileAgo_IsBoughtAsShown_AndAnUnknownOneIsNot(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Ask);
        var order = await world.Order();
        var choose = world.Stage.Get<ChooseLabels>();

        Assert.Equal("label.changed", (await choose.Buy(world.Stage.Seller, order.Key, "an-older-one", Ct))!.Code);
        var shown = (await world.Stage.Get<LabelOptions>().Of(world.Stage.Seller, order.Key, Ct))!.Options[0];
        world.Stage.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await choose.Buy(world.Stage.Seller, order.Key, shown.OfferId, Ct));
        await world.Turns();
        Assert.Equal((IntentState.Confirmed, 1), ((await world.Intent(order.Key)).State, world.Purchases));
    }

    [Theory, EitherDatabase]
    public async Task TakenBackToObserving_BetweenTheChoiceAndThePurchase_NothingIsBought(DatabaseKind kind)
    {
        LabelWorld? watched = null;
        await using var world = watched =
            await LabelWorld.Open(kind, LabelChoice.Recommended, steps: new Checkpoints((step, ct) =>
            step == "label.intended" && watched is { } w ? w.Stage.Get<SellerBook>()
                .Observe(w.Stage.Seller, [Module.Shipments], ct) : Task.CompletedTask));
        var order = await world.Order();
        await world.Turns();
        Assert.Equal((IntentState.Planned, 0), ((await world.Intent(order.Key)).State, world.Purchases));

        watched = null;
        await world.Stage.GoLive(Module.Shipments);
        await world.Turns();
        Assert.Equal((IntentState.Confirmed, 1), ((await world.Intent(order.Key)).State, world.Purchases));
    }

    [Theory, EitherDatabase]
    public async Task Refusal_IsExplained_AndAnotherMayBeChosen(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Ask);
        var order = await world.Order();
        var options = (await world.Stage.Get<LabelOptions>().Of(world.Stage.Seller, order.Key, Ct))!.Options;

        await world.Stage.Get<ChooseLabels>().Buy(world.Stage.Seller, order.Key, options[0].OfferId, Ct);
        world.Stage.Wire.Answers = request => IsPurchase(request)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
            {
                Content =
                new StringContent("""{"title":"Bad Request","status":400,"detail":"Not for this order.","violations":[]}""")
            }
                    : null;
        await world.Turns(1);
        world.Stage.Wire.Answers = _ => null;
        Assert.Equal(IntentState.Refused, (await world.Intent(order.Key)).State);
        Assert.Contains("attention.label-refused", await world.Asked());
        Assert.Empty(await world.Labels());

        Assert.Null(await world.Stage.Get<ChooseLabels>().Buy(world.Stage.Seller, order.Key, options[1].OfferId, Ct));
        await world.Turns();
        Assert.Equal(IntentState.Confirmed, (await world.Intent(order.Key)).State);
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task CustomerWhoWantsToCancel_GetsNoLabel_AndNoPaper(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Recommended);
        var printed = await world.Order();
        await world.Turns();
        var label = Assert.Single(await world.Labels());
        var documents = world.Stage.Get<LabelDocuments>();
        var batch = await documents.OfLabels(world.Stage.Seller, [label.Key], withSlips: true, Ct);
        Assert.StartsWith("%PDF", System.Text.Encoding.Latin1.GetString(Assert.Single(Assert.Single(batch.Orders).Labels)),
            StringComparison.Ordinal);
        Assert.NotEmpty(batch.Orders[0].Address);

        var order = await world.Order();
        foreach (var each in new[] { printed, order })
            await world.Stage.Get<Database>().Write(db => db.OrderLines.Where(l => l.OrderKey == each.Key)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.CancellationRequested, true), Ct), Ct);
        await world.Turns();
        Assert.Equal(1, world.Purchases);
        Assert.Null(await world.Stage.Get<LabelOptions>().Of(world.Stage.Seller, order.Key, Ct));
        batch = await documents.OfLabels(world.Stage.Seller, [label.Key], withSlips: true, Ct);
        Assert.Empty(batch.Orders);
        Assert.Equal("label.blocked", Assert.Single(batch.Problems).Why.Code);
    }

    [Theory, EitherDatabase]
    public async Task NewOwner_FollowsThePurchase_ToItsEnd(DatabaseKind kind)
    {
        await using var world =
            await LabelWorld.Open(kind, LabelChoice.Recommended, world: o => o with { BolProcessMax = TimeSpan.FromMinutes(2) });
        var order = await world.Order();
        await world.Stage.Run(Lane.BuyLabels);
        for (var i = 0; i < 8; i++)
        {
            await world.Stage.TakeOver();
            world.Stage.Clock.Advance(TimeSpan.FromSeconds(30));
            await world.Turns(1);
        }

        Assert.Equal((IntentState.Confirmed, 1), ((await world.Intent(order.Key)).State, world.Purchases));
    }

    [Theory, EitherDatabase]
    public async Task Replenishments_AreRead_AndShown(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Ask);
        var pages = world.Stage.Get<LvbPages>();
        var rows = await pages.Replenishments(world.Stage.Seller, Ct);
        Assert.Equal(["TANDEM3", "TANDEM2", "TANDEM1"], rows.Select(r => r.Reference));
        Assert.Equal(("IN_PROGRESS_AT_WH", 200, 120), (rows[1].State, rows[1].Announced, rows[1].Received));
        Assert.Equal((500, 2, 5), (await pages.Stock(world.Stage.Seller, 0, 10, Ct)).Rows
            .Select(r => (r.Regular, r.Graded, r.Own!.Value)).Single());

        await world.Stage.Rehearsal.Ledger(HttpMethod.Post, "shoppers/lvb?units=3");
        await world.Stage.Settle(2);
        Assert.Equal(3, Assert.Single(await pages.Orders(world.Stage.Seller, Ct)).Units);
    }

    [Theory, EitherDatabase]
    public async Task TwoLabelsWithoutACode_ShipTheUnitsOfBoth(DatabaseKind kind)
    {
        await using var world = await LabelWorld.Open(kind, LabelChoice.Ask);
        world.Stage.Wire.Answers = request => request.Method == HttpMethod.Head
            && request.RequestUri!.AbsolutePath.Contains("/shipping-labels/", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Headers = { { "X-Transporter-Code", "TNT" } } } : null;
        var order = await world.Order(2);
        var line = order.Lines.Single().OrderItemId;
        for (var n = 0; n < 2; n++)
        {
            var option = LabelRule.InOrder(await world.Stage.Rehearsal.Bol.GetDeliveryOptions([new(line, 1)], Ct))[0];
            Assert.Null(await world.Stage.Work.Owner.Write(async db => await LabelIntents.Plan(
                db, await db.Orders.Include(o => o.Lines).SingleAsync(Ct), option, [new ShipItem(line, 1)], byHand: true,
                Reason.Of("label.by-hand"), world.Stage.Clock.GetUtcNow(), Ct), Ct));
            await world.Turns(6);
        }

        await world.Send(order);
        var (shipped,
            state) =
                await world.Stage.Read(async db =>
                    (await db.OrderLines.SingleAsync(Ct), await db.Orders.Select(o => o.State).SingleAsync(Ct)));
        Assert.Equal((2, Tandem.Engine.Orders.OrderState.Shipped), (shipped.Shipped, state));
    }

    private static bool IsPurchase(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/shipping-labels", StringComparison.Ordinal);

    private static (int Bought, int Doubled, int With, int Without) Counts(JsonNode verdict) => (
        (int)verdict["labelsBought"]!, (int)verdict["labelsDoubled"]!, (int)verdict["vvbShippedWithLabel"]!,
        (int)verdict["vvbShippedWithoutLabel"]!);
}
