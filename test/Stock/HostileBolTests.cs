using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Bol;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Stock;

/// <summary>What bol leaves out, repeats for ever or refuses: nothing is guessed from it, and the rest is read on.</summary>
public sealed class HostileBolTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>bol has sold one that Tandem has not heard of, and its list does not show the offer.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite, """{"offers":[]}""")]
    [InlineData(DatabaseKind.Postgres, """{"offers":[]}""")]
    [InlineData(DatabaseKind.Sqlite, "")]
    [InlineData(DatabaseKind.Sqlite, "no corrected stock")]
    public async Task Push_OfWhichTheListShowsNothing_CountsWhatBolSold(DatabaseKind kind, string list)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(1));
        await stage.Rehearsal.Ledger(Post, $"shop/count?gtin={Seeding.Gtin(1)}&stock=40");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await stage.Run(Lane.WatchShop, Lane.Decide);
        var pushes = stage.Wire.Count("PATCH");
        var offer = await stage.Read(db => db.Offers.Where(o => o.Ean == Seeding.Gtin(1)).Select(o => o.OfferId).FirstAsync(Ct));
        stage.Wire.Answers = request => !IsList(request) ? null : FakeBol.Json(200, list.StartsWith('n')
            ? $$$"""{"offers":[{"offerId":"{{{offer}}}","stock":{"amount":5},"fulfilment":{"method":"FBR"}}]}""" : list);
        await stage.Run(Lane.PushStock);

        var (shop, bol) = await stage.Shown();
        Assert.True(bol < shop, $"bol shows {bol}, the shop has {shop}, of which one was sold at bol");
        Assert.Equal(list.Length > 0, stage.Wire.Count("PATCH") > pushes);
    }

    [Theory, EitherDatabase]
    public async Task Push_OfWhichBolDoesNotSayWhatItShows_Waits_ButZeroGoesOut(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle(2);
        stage.Wire.Answers = request => IsList(request) ? FakeBol.Json(200, """{"offers":[]}""")
            : request.Method == Get && request.RequestUri!.AbsolutePath.Contains("/retailer/offers/", StringComparison.Ordinal)
                ? FakeBol.Json(200,
                    $$$"""{"offerId":"{{{request.RequestUri.Segments[^1]}}}","fulfilment":{"method":"FBR"}}""") : null;
        var before = stage.Wire.Count("PATCH");
        await Plan(stage, 3);
        await stage.Run(Lane.PushStock);
        Assert.Equal(before, stage.Wire.Count("PATCH"));

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await Plan(stage, 0);
        await stage.Run(Lane.PushStock);
        Assert.Equal(before + 1, stage.Wire.Count("PATCH"));
    }

    /// <summary>bol's list leaves the offers out and then closes: the first refusal speaks for all, and zeros go out.</summary>
    [Theory, EitherDatabase]
    public async Task Pushes_OfWhichTheListShowsNothing_AreNotAskedOneByOne_WhenBolCloses(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle(2);
        var asked = 0;
        stage.Wire.Answers = request =>
        {
            if (IsList(request)) return FakeBol.Json(200, """{"offers":[]}""");
            if (request.Method != Get
                || !request.RequestUri!.AbsolutePath.Contains("/retailer/offers/", StringComparison.Ordinal)) return null;
            asked++;
            return FakeBol.Json(403, """{"title":"Forbidden","status":403}""");
        };
        var offers = await stage.Read(db => db.Offers.Where(o => !o.Lvb && !o.Gone).OrderBy(o => o.Key).ToListAsync(Ct));
        Assert.InRange(offers.Count, 8, 45);
        for (var i = 0; i < offers.Count; i++) await Plan(stage, offers[i], i == 0 ? 0 : 3);
        var before = stage.Wire.Count("PATCH");
        await stage.Run(Lane.PushStock);

        Assert.InRange(asked, 1, 5);
        Assert.Equal(before + 1, stage.Wire.Count("PATCH"));
        Assert.Equal(offers.Count - 1, await stage.Read(db => db.Intents.CountAsync(
            i => i.Kind == IntentKind.Stock && i.State == IntentState.Planned && i.FailingSince != null, Ct)));
    }

    /// <summary>Of what bol fulfils it tells no stock of ours: that is no doubt, and ends what was under way.</summary>
    [Theory, EitherDatabase]
    public async Task Push_ThatWasLost_OfAnOfferThatBolFulfilsByNow_Ends(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle(2);
        var offer = await stage.Read(db => db.Offers.OrderBy(o => o.Key).FirstAsync(o => o.Ean == Seeding.Gtin(1), Ct));
        await Plan(stage, offer, 3);
        stage.Wire.Answers = request => request.Method == HttpMethod.Patch ? throw new HttpRequestException("cut off") : null;
        await stage.Run(Lane.PushStock);
        Assert.Equal(IntentState.Unknown, await stage.Read(db =>
            db.Intents.Where(i => i.Subject == offer.Key && i.Kind == IntentKind.Stock).Select(i => i.State).SingleAsync(Ct)));

        stage.Wire.Answers = request => IsList(request)
            ? FakeBol.Json(200, $$$"""{"offers":[{"offerId":"{{{offer.OfferId}}}","fulfilment":{"method":"FBB"}}]}""") : null;
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.Run(Lane.PushStock);
        Assert.False(await stage.Read(db => db.Intents.AnyAsync(i => i.Subject == offer.Key && i.Kind == IntentKind.Stock, Ct)));
        Assert.True(await stage.Read(db => db.Offers.Where(o => o.Key == offer.Key).Select(o => o.Lvb).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Bookmark_ThatBolDoesNotKnowAnyMore_IsGivenUp(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => request.RequestUri!.Query.Contains("cursor=old", StringComparison.Ordinal)
            ? FakeBol.Json(400, """{"title":"Bad Request","status":400,"detail":"Invalid cursor."}""") : null;
        var source = ReadOffers.EverythingOf(await stage.Read(db => db.Accounts.SingleAsync(Ct)));
        await stage.Work.Owner.Write(async db => (await db.Observations.SingleAsync(o => o.Source == source, Ct))
            .GoOnAt(new OfferPass(stage.Clock.GetUtcNow(), "old")), Ct);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await stage.Run(Lane.WatchBol);

        Assert.Equal((null, null), await stage.Read(async db =>
        {
            var row = await db.Observations.SingleAsync(o => o.Source == source, Ct);
            return (row.Cursor, row.Problem?.Code);
        }));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 403)]
    [InlineData(DatabaseKind.Postgres, 403)]
    [InlineData(DatabaseKind.Sqlite, 500)]
    public async Task Offer_OfWhichBolWillNotTell_KeepsNothingElseFromBeingRead(DatabaseKind kind, int status)
    {
        await using var stage = await Stage.Open(kind);
        var offers = await stage.Read(db => db.Offers.OrderBy(o => o.Key).Take(2).ToListAsync(Ct));
        stage.Wire.Answers = request => request.Method != Get ? null
            : request.RequestUri!.AbsolutePath.EndsWith("/retailer/offers", StringComparison.Ordinal)
                ? FakeBol.Json(200, """{"offers":[]}""")
            : request.RequestUri.AbsolutePath.EndsWith(offers[0].OfferId, StringComparison.Ordinal) ? FakeBol.Json(status, "{}")
            : request.RequestUri.AbsolutePath.EndsWith(offers[1].OfferId, StringComparison.Ordinal)
                ? FakeBol.Json(404, "{}") : null;
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await stage.Run(Lane.WatchBol);

        var now = await stage.Read(db => db.Offers.ToDictionaryAsync(o => o.Key, o => o.Gone, Ct));
        Assert.Equal((false, true), (now[offers[0].Key], now[offers[1].Key]));
        var source = ReadOffers.EverythingOf(await stage.Read(db => db.Accounts.SingleAsync(Ct)));
        Assert.Null(await stage.Read(async db => (await db.Observations.SingleAsync(o => o.Source == source, Ct)).Problem));
    }

    /// <summary>Every page is the first one.</summary>
    [Theory, EitherDatabase]
    public async Task Lists_WithoutAnEnd_AreReadOnce(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var asked = 0;
        var orders = string.Join(',', Enumerable.Range(1, 50).Select(i => $$"""{"orderId":"E{{i}}","orderItems":[]}"""));
        var offers = string.Join(',', Enumerable.Range(1, 100).Select(i => $$"""{"offerId":"e{{i}}","ean":"1"}"""));
        stage.Wire.Answers = request =>
        {
            var path = request.RequestUri!.AbsolutePath;
            var isOrders = path.EndsWith("/retailer/orders", StringComparison.Ordinal);
            if (!isOrders && !path.EndsWith("/retailer/offers", StringComparison.Ordinal)) return null;
            if (++asked > 500) throw new InvalidOperationException("asked for ever");
            return FakeBol.Json(200, isOrders ? $$"""{"orders":[{{orders}}]}"""
                : $$$"""{"offers":[{{{offers}}}],"page":{"nextCursor":"x"}}""");
        };
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await stage.Run(Lane.WatchBol);

        Assert.InRange(asked, 4, 100);
        Assert.Empty(await stage.Read(db => db.Observations.Where(o => o.Problem != null).Select(o => o.Source).ToListAsync(Ct)));
    }

    private static bool IsList(HttpRequestMessage request) => request.Method == Get
        && request.RequestUri!.AbsolutePath.EndsWith("/retailer/offers", StringComparison.Ordinal)
        && request.RequestUri.Query.Contains("offer-ids", StringComparison.Ordinal);

    private static async Task Plan(Stage stage, int target) => await Plan(
        stage, await stage.Read(db => db.Offers.OrderBy(o => o.Key).FirstAsync(o => o.Ean == Seeding.Gtin(1), Ct)), target);

    private static async Task Plan(Stage stage, Offer offer, int target)
    {
        await stage.Work.Owner.Write(async db =>
        {
            var key = DecideStockKey(offer);
            var row = await db.Intents.SingleOrDefaultAsync(i => i.BusinessKey == key, Ct);
            if (row is null)
            {
                db.Intents.Add(row = new Intent
                {
                    SellerId = stage.Seller,
                    BusinessKey = key,
                    Kind = IntentKind.Stock,
                    Subject = offer.Key,
                    Of = Module.Stock,
                });
            }

            row.Plan(System.Text.Json.JsonSerializer.Serialize(new StockPayload(offer.OfferId, target)), 0, null,
                stage.Clock.GetUtcNow(), stage.Clock.GetUtcNow());
        }, Ct);
    }

    private static string DecideStockKey(Offer offer) => DecideStock.BusinessKey(offer);
}
