using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Sandbox;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Restart;

/// <summary>
/// Something that happens at the shop or at bol, told anew for each step at which the seller's owner dies; whatever dies, the
/// remotes have it once in the end.
/// </summary>
internal abstract class StepPlot
{
    /// <summary>The kinds of write that it leads to.</summary>
    public abstract IReadOnlyList<IntentKind> Writes { get; }

    /// <summary>Where the owner dies, in turn.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>What <see cref="Seen"/> says once everything has ended as it should.</summary>
    public abstract string Once { get; }

    /// <summary>A figure of the ledger that is not nought here, whatever dies.</summary>
    public virtual string? NotJudged => null;

    /// <summary>How long there is between two turns.</summary>
    public virtual TimeSpan Pause => TimeSpan.FromSeconds(301);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public virtual SandboxOptions World(SandboxOptions options) => options with { WarehouseSends = false, StockPerItem = 90 };

    /// <summary>Of a seller who is live with everything.</summary>
    public virtual Task Prepare(Stage stage) => Task.CompletedTask;

    /// <summary>Goes as far as the step before the first at which the owner may die.</summary>
    public abstract Task Begin(Stage stage, int number);

    /// <summary>What people do meanwhile, asked before each turn.</summary>
    public virtual Task Push(Stage stage) => Task.CompletedTask;

    /// <summary>What both sides have of it.</summary>
    public abstract Task<string> Seen(Stage stage);

    /// <summary>A turn of every lane.</summary>
    public async Task Turn(Stage stage)
    {
        await Push(stage);
        stage.Clock.Advance(Pause);
        await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.WatchSource, Lane.Decide, Lane.ImportOrders, Lane.BuyLabels,
            Lane.HandleReturns, Lane.UploadInvoices, Lane.SendEInvoices, Lane.TellShop, Lane.CancelLines, Lane.ShipParcels,
            Lane.SwitchLvb);
        stage.Clock.Advance(TimeSpan.FromSeconds(5));
        await stage.Run(Lane.BuyLabels, Lane.CancelLines, Lane.HandleReturns, Lane.UploadInvoices, Lane.SendEInvoices,
            Lane.TellShop, Lane.ShipParcels);

        // A reading that begins at the very moment of a change cannot contain it, and would be repeated for ever while time
        // stands still.
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushShopStock, Lane.Decide, Lane.PushStock);
    }

    /// <summary>Turns until it is so.</summary>
    public async Task Until(Stage stage, Func<Task<bool>> isSo, string what)
    {
        for (var turns = 0; turns < 20; turns++)
        {
            if (await isSo()) return;
            await Turn(stage);
        }

        Assert.Fail($"Not within twenty turns: {what}; now {await Seen(stage)}");
    }

    /// <summary>An order at bol that has come into the shop, and the number that it has there.</summary>
    protected async Task<(string Bol, long Shop)> Imported(Stage stage, string gtin, int units = 2, string? also = null)
    {
        var more = also is null ? "" : $"&also={also}";
        var bol = (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/order?side=bol&gtin={gtin}&units={units}{more}"))
            .Json["id"]!;
        long? shop = null;
        for (var turns = 0; turns < 5 && shop is null; turns++)
        {
            await Turn(stage);
            shop = await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.ShopOrderId)
                .SingleOrDefaultAsync(Ct));
        }

        return (bol, shop ?? throw new InvalidOperationException($"{bol} did not come into the shop"));
    }

    /// <summary>bol's order, as the ledger knows it.</summary>
    protected static async Task<System.Text.Json.Nodes.JsonNode> AtBol(Stage stage, string order) =>
        (await stage.Orders()).Single(o => (string)o!["bolOrderId"]! == order)!;

    /// <summary>The shop's order, as the ledger knows it.</summary>
    protected static async Task<System.Text.Json.Nodes.JsonNode> InShop(Stage stage, long order) =>
        (await stage.Rehearsal.Ledger(Get, $"shop/order?order={order}")).Json;

    protected static Task Hands(Stage stage, string path) => stage.Rehearsal.Ledger(Post, path);
}
