using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.WooCommerce;

namespace Tandem.Tests.Loop;

/// <summary>A remote that hangs, or cannot be read for long: the others go on, and a person knows.</summary>
public sealed class HangingRemoteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ShopThatHangs_IsAskedForOneOfItsListsATurn(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var shops = new[] { new ShopId(Guid.NewGuid()), new ShopId(Guid.NewGuid()) };
        var asked = new List<SourceName>();
        var sources = new TwoShops(shops, name =>
        {
            asked.Add(name);
            if (name.Part != shops[0].Value) return Task.FromResult(new Reading(null, TimeSpan.FromHours(1)));
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
            throw new Tandem.WooCommerce.WooUnavailable("away");
        });
        stage.Work.Watches(Lane.WatchShop, -1, []);
        var watch = Watch(stage, sources);
        await watch.Run(Lane.WatchShop, stage.Work, Ct);

        Assert.Equal(
            [SourceName.Of(shops[0], "items"), SourceName.Of(shops[1], "items"), SourceName.Of(shops[1], "orders")], asked);

        asked.Clear();
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await watch.Run(Lane.WatchShop, stage.Work, Ct);
        Assert.Contains(SourceName.Of(shops[0], "orders"), asked);
    }

    [Theory, EitherDatabase]
    public async Task ShopThatHangs_HoldsUpNoOther(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var shops = new[] { new ShopId(Guid.NewGuid()), new ShopId(Guid.NewGuid()) };
        var asked = new ConcurrentQueue<SourceName>();
        var answer = new TaskCompletionSource<Reading>(TaskCreationOptions.RunContinuationsAsynchronously);
        var allOfTheOther = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sources = new TwoShops(shops, name =>
        {
            asked.Enqueue(name);
            if (name == SourceName.Of(shops[0], "items")) return answer.Task;
            if (name == SourceName.Of(shops[1], "orders")) allOfTheOther.SetResult();
            return Task.FromResult(new Reading(null, TimeSpan.FromHours(1)));
        });
        stage.Work.Watches(Lane.WatchShop, -1, []);
        var turn = Watch(stage, sources).Run(Lane.WatchShop, stage.Work, Ct);
        while (!allOfTheOther.Task.IsCompleted)
        {
            Assert.False(turn.IsCompleted);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(allOfTheOther.Task, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Ct));
        }

        Assert.Equal(
            [SourceName.Of(shops[0], "items"), SourceName.Of(shops[1], "items"), SourceName.Of(shops[1], "orders")], asked);
        answer.SetResult(new Reading(null, TimeSpan.FromHours(1)));
        await turn;
        Assert.Contains(SourceName.Of(shops[0], "orders"), asked);
    }

    [Theory, EitherDatabase]
    public async Task ShopThatFailsAtOnce_HasAllItsListsAskedFor(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var shops = new[] { new ShopId(Guid.NewGuid()), new ShopId(Guid.NewGuid()) };
        var asked = 0;
        var sources = new TwoShops(shops, _ =>
        {
            asked++;
            throw new Tandem.WooCommerce.WooUnavailable("away");
        });
        stage.Work.Watches(Lane.WatchShop, -1, []);
        await Watch(stage, sources).Run(Lane.WatchShop, stage.Work, Ct);

        Assert.Equal(4, asked);
    }

    /// <summary>What is told has no observation that could fail: it stops nothing that is read by its time.</summary>
    [Theory, EitherDatabase]
    public async Task Bug_InWhatIsReadAtOnce_OrAShopThatHangsThere_StopsNoOtherReading(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var shops = new[] { new ShopId(Guid.NewGuid()), new ShopId(Guid.NewGuid()) };
        var told = new TaskCompletionSource<Lane>(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sources = new TwoShops(shops, name =>
        {
            if (name == SourceName.Of(shops[1], "orders")) last.TrySetResult();
            return Task.FromResult(new Reading(null, TimeSpan.FromHours(1)));
        }, () => told.Task);
        stage.Work.Watches(Lane.WatchShop, -1, []);
        var turn = Watch(stage, sources).Run(Lane.WatchShop, stage.Work, Ct);
        while (!last.Task.IsCompleted)
        {
            Assert.False(turn.IsCompleted);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(last.Task, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Ct));
        }

        told.SetException(new OverflowException());
        Assert.InRange((await turn).NextDue!.Value - stage.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        told = new();
        told.SetException(new OwnershipLost());
        await Assert.ThrowsAsync<OwnershipLost>(() => Watch(stage, sources).Run(Lane.WatchShop, stage.Work, Ct));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 503)]
    [InlineData(DatabaseKind.Postgres, 403)]
    public async Task ShopThatIsNotReadForAnHour_IsAskedAbout_UntilItIs_OrIsPaused(DatabaseKind kind, int status)
    {
        await using var stage = await Stage.Open(kind);
        var refuses = true;
        stage.Wire.Answers = request =>
            refuses && request.RequestUri!.AbsolutePath.Contains("/wp-json/", StringComparison.Ordinal)
            ? FakeShop.Html(status) : null;
        await Pass(stage, minutes: 50);
        Assert.Empty(await Questions(stage));
        await Pass(stage, minutes: 30);
        var question = Assert.Single(await Questions(stage));
        Assert.Equal(("attention.not-read", (await stage.Work.View(Ct)).Shops[0].Name),
            (question.What.Code, question.What["name"]));

        refuses = false;
        await Pass(stage, minutes: 30);
        Assert.Empty(await Questions(stage));

        refuses = true;
        await Pass(stage, minutes: 90);
        Assert.Single(await Questions(stage));
        var parts = stage.Get<SellerParts>();
        await parts.Pause(stage.Seller, (await parts.List(stage.Seller, Ct)).First(p => p.IsShop), paused: true, Ct);
        Assert.Empty(await Questions(stage));
        await Pass(stage, minutes: 90);
        Assert.Empty(await Questions(stage));
    }

    private static WatchSources Watch(Stage stage, ISource sources) =>
        new(stage.Get<Observations>(), [sources], stage.Clock, stage.Get<ILogger<WatchSources>>());

    private static async Task Pass(Stage stage, int minutes)
    {
        for (var waited = 0; waited < minutes; waited += 10)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(10));
            await stage.Run(Lane.WatchShop);
        }
    }

    private static Task<List<Attention>> Questions(Stage stage) =>
        stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith("not-read:")).ToListAsync(Ct));

    /// <summary>Two lists of each of two shops.</summary>
    private sealed class TwoShops(
        IReadOnlyList<ShopId> shops, Func<SourceName, Task<Reading>> read, Func<Task<Lane>>? told = null) : ISource
    {
        public Lane Lane => Lane.WatchShop;

        public bool IsTold(SellerWork work, SourcesNow now) => told is not null;

        public Task<Lane> ReadTold(SellerWork work, SellerView view, CancellationToken ct) => told!();

        public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
            from shop in shops
            from what in new[] { "items", "orders" }
            let name = SourceName.Of(shop, what)
            select new SourceReading(name, Lane.Decide, (_, _, _) => read(name));
    }
}
