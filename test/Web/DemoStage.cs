using System.Text.Json;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>The demo, with a few orders of either side, for tests that look at its screens.</summary>
public sealed class DemoStage : IAsyncLifetime
{
    private RehearsalStage _stage = null!;

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Next()}";

    public async ValueTask InitializeAsync()
    {
        var options = new SandboxOptions
        {
            Items = 12,
            StartShoppers = false,
            Clock = new PacedClock(10),
            BolListLagMax = TimeSpan.FromSeconds(1)
        };
        _stage = await RehearsalStage.Open(options, new TandemSettings { Url = Url, Quiet = true }, CancellationToken.None);
        await Sell("bol", 1);
        await Sell("bol", 2);
        await Sell("shop", 3);
    }

    /// <summary>One unit of the item with this number.</summary>
    public async Task Sell(string side, int item)
    {
        using var http = new HttpClient { BaseAddress = _stage.Sandbox.Ledger };
        using var answer =
            await http.PostAsync(new Uri($"shoppers/order?side={side}&gtin={Seeding.Gtin(item)}&units=1", UriKind.Relative),
                null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What bol really sells of the item with this number, from the sandbox's ledger.</summary>
    public async Task<int> AtBol(int item)
    {
        using var http = new HttpClient { BaseAddress = _stage.Sandbox.Ledger };
        using var answer =
            JsonDocument.Parse(await http.GetStringAsync(new Uri($"stock?gtin={Seeding.Gtin(item)}", UriKind.Relative)));
        return answer.RootElement.GetProperty("bol").GetInt32();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
