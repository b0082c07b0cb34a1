using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;
using Tandem.Engine;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.Sandbox;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.External;

/// <summary>
/// A seller of the sandbox whose lanes the test runs one by one, on a clock that stands still in between: real HTTP, a real
/// database, and a line that fails where the test says so.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly TestDatabase _test;
    private readonly ServiceProvider _services;

    private Stage(TestDatabase test, Rehearsal rehearsal, ServiceProvider services, Wire wire) =>
        (_test, Rehearsal, _services, Wire) = (test, rehearsal, services, wire);

    public Rehearsal Rehearsal { get; }

    public Wire Wire { get; }

    public FakeTimeProvider Clock => Rehearsal.Clock;

    public SellerWork Work { get; private set; } = null!;

    public SellerId Seller => Work.Seller;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Both sides are read once, and nothing is live.</summary>
    public static async Task<Stage> Open(DatabaseKind kind, bool allowPrivate = true, Checkpoints? steps = null,
        Func<SandboxOptions, SandboxOptions>? world = null, Action<IServiceCollection>? also = null)
    {
        var test = await TestDatabase.Create(kind, World.Migrated);
        var rehearsal = await Rehearsal.Start(world);
        var wire = new Wire();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(rehearsal.Clock);
        services.AddSingleton(steps ?? new Checkpoints());
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton(new SourceOptions
        {
            AllowPrivateAddresses = allowPrivate,
            LargestFile = 200_000,
            Timeout = TimeSpan.FromSeconds(20)
        });
        services.AddBol(o =>
        {
            (o.Api, o.Login) = (rehearsal.Host.BolApi, rehearsal.Host.BolLogin);
            (o.LoadPublishedLimits, o.ReadAttempts) = (false, 1);
        });
        services.AddWooCommerce(o => o.ReadAttempts = 1);
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Wire.Link(wire)));
        services.AddSingleton(new PeppolOptions(rehearsal.Host.Peppol));
        services.AddTandemEngine(new StorageOptions { Kind = kind, ConnectionString = test.ConnectionString });
        also?.Invoke(services);
        var stage = new Stage(test, rehearsal, services.BuildServiceProvider(), wire);
        var sandbox = rehearsal.Host;
        var added = await stage.Get<SellerBook>().Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId,
                sandbox.BolClientSecret), Ct);
        await stage.TakeOver(added.Seller);
        await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Decide);
        await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Decide);
        return stage;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Another owner takes the seller over, as after a crash.</summary>
    public async Task TakeOver(SellerId? seller = null) =>
        Work = new SellerWork((await Ownership.Take(Get<Database>(), seller ?? Seller, "here", Clock.GetUtcNow(), Ct))!,
            Get<Remotes>());

    public Task GoLive(params Module[] modules) => Get<SellerBook>().GoLive(Seller, modules, Ct);

    /// <summary>One turn of each of these lanes.</summary>
    public async Task Run(params Lane[] lanes)
    {
        foreach (var kind in lanes)
            await _services.GetServices<ILane>().Single(l => l.Kind == kind).Run(Work, Ct);
    }

    /// <summary>Turns until nothing of stock moves any more; time passes in between, so that everything is read again.</summary>
    public async Task Settle(int turns = 4)
    {
        for (var i = 0; i < turns; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(61));
            await Run(Lane.WatchBol, Lane.WatchShop, Lane.WatchSource, Lane.Decide, Lane.ImportOrders);

            // A reading that begins at the very moment of an import cannot contain it, and would be repeated for ever while time
            // stands still.
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Run(Lane.WatchShop, Lane.Decide, Lane.PushShopStock, Lane.Decide, Lane.PushStock, Lane.SwitchLvb);
        }
    }

    public async Task Source(SourceDraft draft) => Assert.Null(await Get<SourceBook>().Save(Seller, draft, Ct));

    public async Task<T> Read<T>(Func<TandemDb, Task<T>> read)
    {
        await using var db = Get<Database>().Read();
        return await read(db);
    }

    public Task<Item> Item(string gtin) => Read(db => db.Items.SingleAsync(i => i.Gtin == gtin.PadLeft(14, '0'), Ct));

    public Task<Intent?> Intent(long itemKey) =>
        Read(db => db.Intents.SingleOrDefaultAsync(i => i.BusinessKey == DecideShopStock.BusinessKey(itemKey), Ct));

    /// <summary>What the shop and bol show of the item with this number.</summary>
    public async Task<(int Shop, int Bol)> Shown(int number = 1)
    {
        var stock = (await Rehearsal.Ledger(HttpMethod.Get, $"stock?gtin={Seeding.Gtin(number)}")).Json;
        return ((int)stock["shop"]!, (int)stock["bol"]!);
    }

    public async Task<JsonArray> Orders() => (await Rehearsal.Ledger(HttpMethod.Get, "orders")).Json.AsArray();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Rehearsal.DisposeAsync();
        await _test.DisposeAsync();
    }
}
