using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;

namespace Tandem.Tests.Shipments;

/// <summary>A live seller with one article that goes out with bol's label, and hands to let time pass for its labels.</summary>
internal sealed class LabelWorld : IAsyncDisposable
{
    private LabelWorld(Stage stage) => Stage = stage;

    public Stage Stage { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="choice">The seller's rule for labels.</param>
    public static async Task<LabelWorld> Open(DatabaseKind kind, LabelChoice choice, bool live = true,
        Func<SandboxOptions, SandboxOptions>? world = null, Checkpoints? steps = null)
    {
        var stage = await Stage.Open(kind, steps: steps, world: o => (world ?? (x => x))(o with { VvbShare = 0.25 }));
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Labels = new LabelSettings { Choice = choice, MostPerLabel = new Money(700) } },
                Ct);
        await stage.GoLive(live ? [Module.Stock, Module.Orders, Module.Shipments] : [Module.Stock, Module.Orders]);
        return new LabelWorld(stage);
    }

    /// <summary>An order of the article with bol's label, in the shop.</summary>
    public async Task<Order> Order(int units = 1)
    {
        var id = await Stage.Rehearsal.OrderAtBol(units, Seeding.Gtin(3));
        await Stage.Settle(2);
        return await Stage.Read(db => db.Orders.Include(o => o.Lines)
            .SingleAsync(o => o.BolOrderId == id && o.State == OrderState.Imported, Ct));
    }

    /// <summary>Turns of the lanes about labels, a few seconds apart.</summary>
    public async Task Turns(int turns = 4)
    {
        for (var i = 0; i < turns; i++)
        {
            await Stage.Run(Lane.BuyLabels, Lane.TellShop);
            Stage.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>The shop's people send it, and bol is told.</summary>
    public async Task Send(Order order)
    {
        await Stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/send?order={order.ShopOrderId}");
        for (var i = 0; i < 3; i++)
        {
            Stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await Stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.ShipParcels);
        }
    }

    /// <summary>So often a purchase went out.</summary>
    public int Purchases => Stage.Wire.Writes.Count(w => w.EndsWith("/shipping-labels", StringComparison.Ordinal));

    /// <summary>The last purchase that was planned for the order.</summary>
    public Task<Intent> Intent(long order) => Stage.Read(db =>
        db.Intents.Where(i => i.Kind == IntentKind.Label && i.Subject == order).OrderByDescending(i => i.Key).FirstAsync(Ct));

    public Task<List<ShippingLabel>> Labels() => Stage.Read(db => db.Labels.OrderBy(l => l.Key).ToListAsync(Ct));

    /// <summary>What a person is asked about labels.</summary>
    public Task<List<string>> Asked() => Stage.Read(async db =>
        (await db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith("label:")).ToListAsync(Ct))
            .ConvertAll(a => a.What.Code));

    public async Task<JsonNode> Verdict() => await Stage.Rehearsal.Verdict();

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}
