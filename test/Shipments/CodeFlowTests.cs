using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Storage;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Shipments;

/// <summary>
/// Codes that are wrong, corrected, guessed at, or told while it is not decided that the order is sent; over real HTTP.
/// </summary>
public sealed class CodeFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task CodeCorrectedBeforeBolHeardIt_IsTheOnlyOneThatBolHears(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind, live: false);
        await world.Meta("_tracking_number", "3SFOUT0000001");
        await world.Send();
        Assert.Equal(["3SFOUT0000001"], await world.Known());

        await world.Meta("_tracking_number", "3SGOED0000002");
        await world.Turns(1);
        await world.Stage.GoLive(Module.Shipments);
        await world.Turns(3, TimeSpan.FromMinutes(11));
        Assert.Equal(["3SGOED0000002"], await world.CodesAtBol());
        Assert.Equal(["3SGOED0000002"], await world.Known());
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task CodeCorrectedAfterBolHeardIt_IsToldToTheSeller_AndTakenBackWithIt(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        await world.Meta("_tracking_number", "3SFOUT0000001");
        await world.Send();
        Assert.Equal(["3SFOUT0000001"], await world.CodesAtBol());
        Assert.Empty(await world.Asked());

        await world.Meta("_tracking_number", "3SGOED0000002");
        await world.Turns(2);
        Assert.Equal(["3SFOUT0000001"], await world.CodesAtBol());
        var what = Assert.Single(await world.Asked());
        Assert.Equal(("attention.code-corrected", "3SFOUT0000001", "3SGOED0000002"), (what.Code, what["old"], what["number"]));

        await world.Meta("_tracking_number", "3SFOUT0000001");
        await world.Stage.Work.Owner.Write(db => db.Orders
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, world.Stage.Clock.GetUtcNow()), Ct), Ct);
        await world.Turns(2);
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task CodeInANoteThatNamesNoCarrier_IsAsked_AndBolHearsItOnceAPersonSaysYes(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        await world.Note("Zendingnummer 0521234567");
        await world.Send();
        Assert.Equal(0, world.Stage.Wire.Count("POST /retailer/shipments"));
        Assert.Equal(("attention.maybe-code", "0521234567"),
            (Assert.Single(await world.Asked()).Code, (await world.Asked())[0]["number"]));
        Assert.True(Assert.Single((await world.Page()).Parcels).IsGuess);

        await world.Take.Answer(world.Stage.Seller, world.OrderKey, "0521234567", isCode: true, Ct);
        await world.Turns();
        Assert.Equal(["0521234567"], await world.CodesAtBol());
        Assert.Empty(await world.Asked());
    }

    [Theory, EitherDatabase]
    public async Task GuessThatAPersonDenies_IsNotAskedAgain_AndAnotherCodeShips(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        await world.Note("barcode 0521234567");
        await world.Send();
        await world.Take.Answer(world.Stage.Seller, world.OrderKey, "0521234567", isCode: false, Ct);
        await world.Turns(2);
        Assert.Empty(await world.Asked());
        Assert.Empty((await world.Page()).Parcels);

        await world.Note("Verzonden met PostNL, track & trace: 3SECHT0000001");
        await world.Turns(3, TimeSpan.FromMinutes(11));
        Assert.Equal(["3SECHT0000001"], await world.CodesAtBol());
    }

    [Theory, EitherDatabase]
    public async Task BarcodeOfAnArticle_IsNoCodeOfItsParcel(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        await world.Meta("_tracking_number", Seeding.Gtin(1));
        await world.Note($"barcode {Seeding.Gtin(1)}");
        await world.Send();
        Assert.Empty(await world.Known());
        Assert.Equal(0, world.Stage.Wire.Count("POST /retailer/shipments"));
        Assert.Empty(await world.Asked());

        var outcome =
            (await world.Take.Take(world.Stage.Seller, [new(world.Bol, "PostNL", Seeding.Gtin(1))], ParcelSource.Screen, Ct))[0];
        Assert.Equal((ParcelState.Invalid, "parcel.code-is-ean"), (outcome.State, outcome.Problem!.Code));
    }

    [Theory, EitherDatabase]
    public async Task ParcelWithoutACode_IsOnlyTakenWhereItIsMeantSo(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        foreach (var source in new[] { ParcelSource.Screen, ParcelSource.Api })
        {
            foreach (var code in new[] { null, "", " \u200B" })
                Assert.Equal("parcel.no-code",
                    (await world.Take.Take(world.Stage.Seller, [new(world.Bol, "PostNL", code)], source, Ct))[0].Problem!.Code);
        }

        await world.Turns(1);
        Assert.Equal(0, world.Stage.Wire.Count("POST /retailer/shipments"));
        ParcelDraft without = new(world.Bol, "PostNL", null, WithoutCode: true);
        Assert.Equal(ParcelState.Accepted, (await world.Take.Take(world.Stage.Seller, [without], ParcelSource.Api, Ct))[0].State);
        Assert.Equal(ParcelState.Known, (await world.Take.Take(world.Stage.Seller, [without], ParcelSource.Api, Ct))[0].State);
        await world.Turns();
        Assert.Equal([""], await world.CodesAtBol());
    }

    [Theory, EitherDatabase]
    public async Task SeveralCodesOfOneParcel_AreOneShipment_ALinkGivesItsCodeAndCarrier(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        var outcome = (await world.Take.Take(
            world.Stage.Seller,
            [new(world.Bol, "", "https://my.dhlparcel.nl/home/tracktrace/JVGL0000000017/1234AB, JVGL0000000018")],
            ParcelSource.Screen, Ct))[0];
        Assert.Equal(ParcelState.Accepted, outcome.State);
        await world.Turns();
        Assert.Equal(["JVGL0000000017"], await world.CodesAtBol());
        Assert.Equal(["JVGL0000000017", "JVGL0000000018"], await world.Known());
        Assert.Equal("DHL",
            await world.Stage.Read(db => db.Parcels.OrderBy(p => p.Number).Select(p => p.Carrier).FirstAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task ParcelWhileTheOrderIsBeingCancelled_IsHeld_AndGoesOnceItIsRefused(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        var line = await world.Stage.Read(db => db.OrderLines.SingleAsync(Ct));
        var now = world.Stage.Clock.GetUtcNow();
        await world.Stage.Work.Owner.Write(db =>
        {
            var payload =
                JsonSerializer.Serialize(new CancelPayload(Guid.Empty, world.Bol, line.OrderItemId, "OUT_OF_STOCK", default));
            db.Intents
                .Add(new Intent
                {
                    SellerId = world.Stage.Seller,
                    BusinessKey = "cancel:test",
                    Kind = IntentKind.Cancel,
                    Subject = world.OrderKey
                }
                .In(IntentState.Sent, now, payload, Reason.Of("cancel.seller")));
            return Task.CompletedTask;
        }, Ct);
        var outcome =
            (await world.Take.Take(world.Stage.Seller, [new(world.Bol, "PostNL", "3SWACHT000001")], ParcelSource.Screen, Ct))[0];
        Assert.Equal((ParcelState.Held, "parcel.held"), (outcome.State, outcome.Problem!.Code));
        Assert.True((await world.Page()).IsHeld);
        await world.Turns(2);
        Assert.Equal(0, world.Stage.Wire.Count("POST /retailer/shipments"));

        await world.Stage.Work.Owner.Write(db => db.Intents.Where(i => i.Kind == IntentKind.Cancel)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Refused), Ct), Ct);
        await world.Turns(3, TimeSpan.FromMinutes(11));
        Assert.Equal(["3SWACHT000001"], await world.CodesAtBol());
    }

    /// <summary>A live seller with one order of three units in the shop.</summary>
    [Theory, EitherDatabase]
    public async Task CodeOfAShipmentWithoutOne_IsToldStill_AfterALaterOneHadItsOwn(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind);
        var item = (await world.Stage.Read(db => db.OrderLines.SingleAsync(Ct))).OrderItemId;
        ParcelDraft Draft(string? code, int? units) => new(world.Bol, "PostNL", code,
            units is { } some ? [new ParcelLine(item, some)] : null, WithoutCode: code is null);
        await world.Take.Take(world.Stage.Seller, [Draft(null, 1)], ParcelSource.Api, Ct);
        await world.Turns(2);
        Assert.Equal([""], await world.CodesAtBol());

        // While the rest is on its way to bol nobody can tell what the code of the first is for.
        await world.Take.Take(world.Stage.Seller, [Draft("3SREST0000002", 2)], ParcelSource.Api, Ct);
        await world.Stage.Run(Lane.ShipParcels);
        await world.Take.Take(world.Stage.Seller, [Draft("3SEERST000001", null)], ParcelSource.Api, Ct);
        await world.Stage.Run(Lane.ShipParcels);
        await world.Turns(2);
        await world.Turns(3, TimeSpan.FromMinutes(11));
        Assert.Equal(["3SEERST000001", "3SREST0000002"], await world.CodesAtBol());
    }

    [Theory, EitherDatabase]
    public async Task ShipmentThatBolListsLate_IsWaitedFor_BeforeItsCodeIsGivenUp(DatabaseKind kind)
    {
        await using var world = await CodeWorld.Open(kind, lag: TimeSpan.FromSeconds(200));
        var item = (await world.Stage.Read(db => db.OrderLines.SingleAsync(Ct))).OrderItemId;
        await world.Take.Take(world.Stage.Seller,
            [new(world.Bol, "PostNL", "3SDEEL0000001", [new ParcelLine(item, 1)])], ParcelSource.Api, Ct);
        await world.Turns(6);
        Assert.Equal(["3SDEEL0000001"], await world.CodesAtBol());

        // The rest is reported at bol by hand, without its code, which the shop has.
        await world.Stage.Rehearsal.Ledger(Post, $"bol/ship?order={world.Bol}");
        await world.Turns(1);
        await world.Take.Take(world.Stage.Seller, [new(world.Bol, "PostNL", "3SREST0000001")], ParcelSource.Api, Ct);
        await world.Turns(1);
        await world.Turns(4, TimeSpan.FromMinutes(11));
        Assert.Equal(["3SDEEL0000001", "3SREST0000001"], await world.CodesAtBol());
    }

    private sealed class CodeWorld(Stage stage, string bol, long shop, long orderKey) : IAsyncDisposable
    {
        public Stage Stage { get; } = stage;

        public string Bol { get; } = bol;

        public long OrderKey { get; } = orderKey;

        public TakeParcels Take => Stage.Get<TakeParcels>();

        public static async Task<CodeWorld> Open(DatabaseKind kind, bool live = true, TimeSpan lag = default)
        {
            var stage = await Stage.Open(kind, world: options => options with { BolShipmentListLag = lag });
            await stage.GoLive(live ? [Module.Orders, Module.Shipments] : [Module.Orders]);
            var bol = await stage.Rehearsal.OrderAtBol(3);
            await stage.Settle(1);
            var order = await stage.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == bol, Ct));
            return new CodeWorld(stage, bol, order.ShopOrderId!.Value, order.Key);
        }

        public Task Meta(string key, string value) => Stage.Rehearsal.Shop(
            Put, $"orders/{shop}",
            new JsonObject { ["meta_data"] = new JsonArray(new JsonObject { ["key"] = key, ["value"] = value }) });

        public Task Note(string text) => Stage.Rehearsal.Shop(Post, $"orders/{shop}/notes", new JsonObject { ["note"] = text });

        public async Task Send()
        {
            await Stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
            await Turns(3);
        }

        public async Task Turns(int turns = 4, TimeSpan? each = null)
        {
            for (var i = 0; i < turns; i++)
            {
                Stage.Clock.Advance(each ?? TimeSpan.FromSeconds(61));
                await Stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.ShipParcels);
                Stage.Clock.Advance(TimeSpan.FromSeconds(5));
                await Stage.Run(Lane.ShipParcels);
            }
        }

        public Task<List<string>> Known() =>
            Stage.Read(db => db.Parcels.Where(p => p.Trust == ParcelTrust.Sure).OrderBy(p => p.Number).Select(p => p.Number)
                .ToListAsync(Ct));

        public async Task<ParcelPage> Page() => (await Stage.Get<ParcelPages>().Of(Stage.Seller, OrderKey, Ct))!;

        public Task<List<Reason>> Asked() =>
            Stage.Read(async db => (await db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)).ConvertAll(a => a.What)
            .FindAll(w => w.Code is "attention.maybe-code" or "attention.code-corrected"));

        public async Task<List<string>> CodesAtBol()
        {
            var codes = new List<string>();
            foreach (var shipment in (await Stage.Rehearsal.Bol.GetShipments(new Tandem.Bol.BolShipmentQuery { OrderId = Bol },
                Ct)).Shipments ?? [])
                codes.Add((await Stage.Rehearsal.Bol.GetShipment(shipment.ShipmentId!, Ct))!.Transport?.TrackAndTrace ?? "");
            return [.. codes.Order(StringComparer.Ordinal)];
        }

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }
}
