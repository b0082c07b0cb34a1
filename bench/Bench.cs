using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Bench;

/// <summary>A seller in a fresh SQLite file, with the engine's own services and no node around them.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-bench-").FullName;

    private Bench(TandemSettings settings)
    {
        settings.Data = _folder;
        Settings = settings;
        Services = TandemHost.BuildOffline(settings);
    }

    public TandemSettings Settings { get; }
    public ServiceProvider Services { get; }
    public SellerWork Work { get; private set; } = null!;
    public SellerView View { get; private set; } = null!;

    public static async Task<Bench> Open(SandboxHost? sandbox, TimeProvider clock, bool live, CancellationToken ct)
    {
        var nowhere = new Uri("http://127.0.0.1:9/");
        var bench = new Bench(new TandemSettings
        {
            Clock = clock,
            BolApi = sandbox?.BolApi ?? nowhere,
            BolLogin = sandbox?.BolLogin ?? nowhere,
            Shops = new ShopOptions { AllowPrivateAddresses = true },
            Quiet = true,
        });
        var database = bench.Services.GetRequiredService<Database>();
        await database.Migrate(ct);
        var book = bench.Services.GetRequiredService<SellerBook>();
        var seller = await book.Add(
            new SellerDraft("bench", sandbox?.Shop ?? nowhere, sandbox?.ShopKey ?? "ck", sandbox?.ShopSecret ?? "cs",
                sandbox?.BolClientId ?? "id", sandbox?.BolClientSecret ?? "secret"), ct);
        if (live) await book.GoLive(seller.Seller, [Module.Stock, Module.Orders, Module.Shipments], ct);
        var owner = await Ownership.Take(database, seller.Seller, "bench", clock.GetUtcNow(), ct);
        bench.Work = new SellerWork(owner!, bench.Services.GetRequiredService<Remotes>());
        bench.View = await bench.Work.View(ct);
        return bench;
    }

    public ILane Lane(Lane kind) => Services.GetServices<ILane>().Single(lane => lane.Kind == kind);

    public static async Task<TimeSpan> Time(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
