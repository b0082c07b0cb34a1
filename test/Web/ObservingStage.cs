using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>A Tandem on its first day: it has read and decided everything in the sandbox, and may write nothing yet.</summary>
internal sealed class ObservingStage : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly int _items;

    private ObservingStage(SandboxHost sandbox, WebApplication app, string folder, int items) =>
        (_sandbox, _app, _folder, _items) = (sandbox, app, folder, items);

    public string Url => _app.Urls.Single();

    public Database Database => _app.Services.GetRequiredService<Database>();

    public SandboxHost Sandbox => _sandbox;

    public IServiceProvider Services => _app.Services;

    /// <param name="empty">Without a seller yet: its owner has just started it for the first time.</param>
    /// <param name="asks">Its screens ask who you are.</param>
    public static async Task<ObservingStage> Open(int items, CancellationToken ct, bool empty = false, bool asks = false)
    {
        var clock = new PacedClock(10);
        var sandbox =
            await SandboxHost.Start(new SandboxOptions { Items = items, StartShoppers = false, Clock = clock, LvbShare = 0 }, ct);
        var folder = Directory.CreateTempSubdirectory("tandem-observing-").FullName;
        var settings =
            new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true, Data = folder, Clock = clock };
        settings.SignsInByItself = !asks;
        (settings.BolApi, settings.BolLogin) = (sandbox.BolApi, sandbox.BolLogin);
        settings.Vies = sandbox.Vies.AbsoluteUri;
        var app = TandemHost.Build(settings);
        await app.Services.GetRequiredService<Database>().Migrate(ct);
        await app.StartAsync(ct);
        if (empty) return new ObservingStage(sandbox, app, folder, items);
        var seller = await app.Services.GetRequiredService<SellerBook>().Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId,
                sandbox.BolClientSecret), ct);
        await app.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<ISellerGrain>(seller.Seller.Value).Wake();
        return new ObservingStage(sandbox, app, folder, items);
    }

    /// <summary>What bol really sells of each item, from the sandbox's ledger.</summary>
    public async Task<IReadOnlyList<int>> AtBol(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Ledger };
        var units = new List<int>();
        for (var item = 1; item <= _items; item++)
        {
            using var answer =
                JsonDocument.Parse(await http.GetStringAsync(new Uri($"stock?gtin={Seeding.Gtin(item)}", UriKind.Relative), ct));
            units.Add(answer.RootElement.GetProperty("bol").ValueKind == JsonValueKind.Number
                ? answer.RootElement.GetProperty("bol").GetInt32() : -1);
        }

        return units;
    }

    /// <summary>Everything that was touched has been decided again.</summary>
    public async Task Decided(CancellationToken ct)
    {
        while (await Database.Write(db => db.Offers.AnyAsync(o => o.DecideDue || o.MatchDue, ct), ct)) await Task.Delay(100, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
