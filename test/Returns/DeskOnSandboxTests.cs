using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Returns;

/// <summary>The desk in a real browser, on the whole program and the sandbox: what is pressed arrives on both sides.</summary>
public sealed class DeskOnSandboxTests
{
    private static readonly string[] Presses = ["In orde, terug op voorraad", "Beschadigd", "Voldoet niet",
        "Klant houdt het, gratis"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MixedReturns_AreScannedPressedAndBooked_OnBothSides()
    {
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        var options = new SandboxOptions
        {
            Items = 6,
            StartShoppers = false,
            Clock = new PacedClock(10),
            BolListLagMax = TimeSpan.FromSeconds(1),
        };
        await using var stage = await RehearsalStage.Open(options, settings, Ct);
        await stage.Services.GetRequiredService<SellerBook>().GoLive(stage.Seller.Seller, [Module.Returns], Ct);
        var orders = new List<string>();
        for (var i = 1; i <= Presses.Length; i++)
            orders.Add((string)(await Post(stage, $"shoppers/order?side=bol&gtin={Seeding.Gtin(i)}&units=1"))!["id"]!);
        await Until(stage, db => db.Orders.CountAsync(o => o.ShopOrderId != null, Ct), orders.Count);
        await using (var db = stage.Services.GetRequiredService<Database>().Read())
            foreach (var shop in await db.Orders.Select(o => o.ShopOrderId!.Value).ToListAsync(Ct))
                await Post(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
        await Until(stage, db => db.Orders.CountAsync(o => o.State == OrderState.Shipped, Ct), orders.Count);
        foreach (var order in orders) await Post(stage, $"shoppers/return?order={order}");
        await Until(stage, db => db.Returns.CountAsync(r => r.OrderKey != null, Ct), orders.Count);

        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, settings.Url + "/returns");
        for (var i = 0; i < orders.Count; i++)
        {
            await page.Locator(".scan input").FillAsync(orders[i]);
            await page.Locator(".scan input").PressAsync("Enter");
            await Assertions.Expect(page.Locator("dl").First).ToContainTextAsync(orders[i]);

            // What the customer wrote is asked of bol while somebody looks.
            await Assertions.Expect(page.Locator("h3 + [role=status]").Filter(new() { HasText = "Wordt opgehaald" }))
                .ToHaveCountAsync(0);
            await page.Locator(".desk .big").First.GetByRole(AriaRole.Button, new() { Name = Presses[i] }).ClickAsync();
            await Assertions.Expect(page.Locator(".desk")).ToHaveCountAsync(0);
        }

        await Until(stage, db => db.Returns.CountAsync(r => r.Step == ReturnStep.Booked, Ct), orders.Count);
        await Assertions.Expect(page.Locator(".chip").First).ToHaveTextAsync("geboekt");
        await Picture(page, "booked");
        await using (var db = stage.Services.GetRequiredService<Database>().Read())
        {
            var refunds = await db.Adjustments.Where(a => a.DecisionKey != null && a.RefundId != null).ToListAsync(Ct);
            Assert.Equal((3, 1), (refunds.Count, refunds.Count(a => a.Restocked)));
            Assert.Equal(orders.Count, await db.Returns.CountAsync(r => r.Handled, Ct));
        }
    }

    private static async Task<JsonNode?> Post(RehearsalStage stage, string path)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(stage.Sandbox.Ledger, path), null, Ct);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Waits until so many are there; the seller's loop is asked to look meanwhile.</summary>
    private static async Task Until(RehearsalStage stage, Func<TandemDb, Task<int>> count, int wanted)
    {
        var loop = stage.Services.GetRequiredService<IGrainFactory>().GetGrain<ISellerGrain>(stage.Seller.Seller.Value);
        var found = 0;
        for (var i = 0; i < 120; i++)
        {
            await using (var db = stage.Services.GetRequiredService<Database>().Read()) found = await count(db);
            if (found >= wanted) return;
            if (i % 5 == 4) await loop.Refresh();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Ct);
        }

        Assert.Fail($"{found} of {wanted} after two minutes");
    }
}
