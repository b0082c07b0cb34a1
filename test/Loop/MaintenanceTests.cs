using System.Net;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>Every update of a plugin closes a shop for some seconds, and says ten minutes.</summary>
public sealed class MaintenanceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Shop_ClosedForAMoment_IsReadAgainWithinOne(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => IsShop(request) ? Closed() : null;
        await Turn(stage);

        var closed = await Orders(stage);
        Assert.Equal(("remote.unavailable", 1), (closed.Problem!.Code, closed.Failures));
        Assert.InRange(closed.DueAt - stage.Clock.GetUtcNow(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(31));

        stage.Wire.Answers = _ => null;
        stage.Clock.Advance(TimeSpan.FromSeconds(31));
        await stage.Run(Lane.WatchShop);
        Assert.Equal(0, (await Orders(stage)).Failures);
    }

    [Theory, EitherDatabase]
    public async Task Rest_EndsWithTheFirstAnswerOfTheShop(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal) ? Closed()
            : null;
        for (var i = 0; i < 8; i++) await Turn(stage, minutes: 10);
        var resting = await Orders(stage);
        Assert.True(resting.DueAt > stage.Clock.GetUtcNow().AddSeconds(60),
            $"{resting.Failures} failures, rests {resting.DueAt - stage.Clock.GetUtcNow()}");

        // The items of the same shop are read: so it answers.
        stage.Wire.Answers = _ => null;
        await Turn(stage);
        Assert.Equal(0, (await Orders(stage)).Failures);
    }

    [Theory, EitherDatabase]
    public async Task Rest_EndsWithAHint_NotMoreOftenThanTheShopCanBear(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => IsShop(request) ? Closed() : null;
        for (var i = 0; i < 8; i++) await Turn(stage, minutes: 20);
        var before = (await Orders(stage)).Failures;

        for (var i = 0; i < 10; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(2));
            stage.Work.MakeDue((await Orders(stage)).Source);
            await stage.Run(Lane.WatchShop);
        }

        Assert.InRange((await Orders(stage)).Failures - before, 1, 2);
    }

    private static async Task Turn(Stage stage, int minutes = 1)
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await stage.Run(Lane.WatchShop);
    }

    private static bool IsShop(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.StartsWith("/wp-json", StringComparison.Ordinal);

    private static HttpResponseMessage Closed()
    {
        var answer =
            new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<h1>Even geduld</h1>") };
        answer.Headers.RetryAfter = new(TimeSpan.FromMinutes(10));
        return answer;
    }

    private static async Task<Observation> Orders(Stage stage)
    {
        var shop = await stage.Read(db => db.Shops.SingleAsync(s => s.SellerId == stage.Seller, Ct));
        var source = ReadShopOrders.ChangesOf(shop);
        return await stage.Read(db => db.Observations.SingleAsync(o => o.SellerId == stage.Seller && o.Source == source, Ct));
    }
}
