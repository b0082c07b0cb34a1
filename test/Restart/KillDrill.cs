using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// Kills the program (its own process, SIGKILL) at one named step after another, with orders of its own for each, and lets it run
/// at the end until the sandbox's ledger says that all came right. Whatever a kill left half done is met by the next start, which
/// is killed in its turn. The clocks of both run fast, so that waits of minutes cost seconds.
/// </summary>
internal sealed class KillDrill : IAsyncDisposable
{
    private const int Pace = 20;

    // Of use only to a drill that fails: what takes seconds takes minutes on a machine that does ten other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-crash-").FullName;
    private readonly HttpClient _ledger;
    private readonly SandboxHost _sandbox;
    private readonly TestDatabase _database;
    private readonly Database _store;
    private readonly PacedClock _clock;
    private readonly DateTimeOffset _epoch;
    private SellerId _seller;

    private KillDrill(SandboxHost sandbox, TestDatabase database, PacedClock clock, DateTimeOffset epoch)
    {
        (_sandbox, _database, _clock, _epoch) = (sandbox, database, clock, epoch);
        _ledger = new HttpClient { BaseAddress = sandbox.Ledger };
        _store = new Database(new StorageOptions { Kind = database.Kind, ConnectionString = database.ConnectionString });
    }

    /// <summary>
    /// A sandbox with a few dozen items, and a seller of it who is live with everything and lets customers cancel.
    /// </summary>
    public static async Task<KillDrill> Open(DatabaseKind kind, CancellationToken ct)
    {
        var database = await TestDatabase.Create(kind, World.Migrated);
        var epoch = TimeProvider.System.GetUtcNow();
        var clock = new PacedClock(Pace, epoch);
        var options = new SandboxOptions
        {
            Items = 24,
            StartShoppers = false,
            Clock = clock,
            BolListLagMax = TimeSpan.FromSeconds(5),
            BolProcessMax = TimeSpan.FromSeconds(20),
            // The test alone sends: on a slow machine the simulated warehouse would send what is still being cancelled.
            WarehouseSends = false,
            VvbShare = 0,
        };
        var sandbox = await SandboxHost.Start(options, ct);
        var drill = new KillDrill(sandbox, database, clock, epoch);
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(drill._folder, "keys")),
            o => o.SetApplicationName("Tandem"));
        var book = new SellerBook(drill._store, new Credentials(keys), clock);
        var seller = await book.Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId,
                sandbox.BolClientSecret), ct);
        drill._seller = seller.Seller;
        await book.GoLive(seller.Seller, [Module.Stock, Module.Orders, Module.Shipments, Module.Returns], ct);

        await new ChangeOrderSettings(drill._store, clock).Change(seller.Seller,
            s => s with { Cancel = s.Cancel with { AcceptUnsent = true } }, ct);
        return drill;
    }

    /// <summary>A different article for each number.</summary>
    public static string Article(int number) => Seeding.Gtin(number + 1);

    /// <summary>
    /// Something begins for each step, and goes on until the program stands still there and is killed; at the end it may finish.
    /// </summary>
    /// <param name="steps">In the order in which an order meets them.</param>
    /// <param name="begin">Something new happens, for the step of that number.</param>
    /// <param name="push">People do what there is to do now; asked again and again, so each thing once.</param>
    /// <param name="isDone">Whether all that was begun has ended as it should.</param>
    public async Task Run(IReadOnlyList<string> steps, Func<int, Task> begin, Func<Task> push, Func<Task<bool>> isDone,
        CancellationToken ct)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            await begin(i);
            await MakeDue(ct);
            await using var dies = Serve(steps[i]);
            var halted = dies.Line($"halted at {steps[i]}", Patience, ct);
            while (!halted.IsCompleted)
            {
                await push();
                await Task.WhenAny(halted, Task.Delay(Look, TimeProvider.System, ct));
            }

            await halted;
            await dies.Kill(ct);
        }

        await using var lives = Serve(null);
        await Until("all came right", async () =>
        {
            await push();
            return await isDone();
        }, ct);

        // A while longer, in which nothing may change.
        await Task.Delay(TimeSpan.FromSeconds(60.0 / Pace), TimeProvider.System, ct);
    }

    /// <summary>bol's orders, as the ledger knows them, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> Orders(CancellationToken ct) =>
        [.. (await _ledger.GetFromJsonAsync<JsonArray>("orders", ct))!.Select(order => order!.AsObject())];

    /// <summary>The orders in the shop that were made of this one of bol.</summary>
    public static IReadOnlyList<string> InShop(JsonObject order) =>
        [.. order["shopOrders"]!.AsArray().Select(id => id!.ToString())];

    public Task<JsonObject> ShopOrder(string id, CancellationToken ct) => Get($"shop/order?order={id}", ct);

    public Task<JsonObject> Verdict(CancellationToken ct) => Get("verdict", ct);

    /// <summary>Somebody does something in the sandbox.</summary>
    /// <returns>What it answers.</returns>
    public async Task<string> Post(string path, CancellationToken ct)
    {
        using var answer = await _ledger.PostAsync(new Uri(path, UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }

    /// <summary>Somebody at the desk takes a unit in that is fine, once the program knows of its return.</summary>
    /// <returns>Whether it is decided.</returns>
    public async Task<bool> TakeIn(string rma, CancellationToken ct) =>
        await new DeskPages(_store, _clock).KeyOf(_seller, rma, ct) is { } key && await new ReturnDesk(_store, _clock)
            .Book(_seller, key, [new ReturnChoice(1, ReturnOutcome.Fine, Restock: true)], new ReturnActor(), ct) is null;

    /// <summary>The shop's people refund a unit of the order that came back without a return.</summary>
    public async Task RefundByHand(string bolOrder, CancellationToken ct)
    {
        var (order, line) = await RowOf(bolOrder, ct);
        await Post($"shop/refund?order={order.ShopOrderId}&line={line.ShopLineId}&units=1&means=MakeAtBol", ct);
    }

    /// <summary>Somebody at the desk makes a return of it at bol.</summary>
    public async Task<bool> MakeAtBol(string bolOrder, CancellationToken ct)
    {
        var (order, line) = await RowOf(bolOrder, ct);
        var desk = new ReturnDesk(_store, _clock);
        return await desk.MakeAtBol(_seller, order.Key, line.OrderItemId, 1, new ReturnActor(), ct) is null;
    }

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        _store.Dispose();
        await _sandbox.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Node Serve(string? haltAt)
    {
        var settings = Node.Settings(_database, _folder);
        settings["TANDEM_BOLAPI"] = _sandbox.BolApi.AbsoluteUri;
        settings["TANDEM_VIES"] = _sandbox.Vies.AbsoluteUri;
        settings["TANDEM_PEPPOL"] = _sandbox.Peppol.AbsoluteUri;
        settings["TANDEM_BOLLOGIN"] = _sandbox.BolLogin.AbsoluteUri;
        settings["TANDEM_DRILL_CLOCK"] = $"{Pace}@{_epoch:O}";
        if (haltAt is not null) settings["TANDEM_HALT_AT"] = haltAt;
        return Node.Serve(settings);
    }

    /// <summary>As after a long stop: every source is read again at once, also those that are read once in hours.</summary>
    private Task MakeDue(CancellationToken ct) => _store.Write(
        db => db.Observations.ExecuteUpdateAsync(o => o.SetProperty(x => x.DueAt, _clock.GetUtcNow()), ct), ct);

    private async Task<JsonObject> Get(string path, CancellationToken ct) =>
        (await _ledger.GetFromJsonAsync<JsonObject>(path, ct))!;

    private async Task<(Order Order, OrderLine Line)> RowOf(string bolOrder, CancellationToken ct)
    {
        await using var db = _store.Read();
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == bolOrder, ct);
        return (order, order.Lines.Single());
    }

    /// <summary>What the program has in mind, for whoever reads why a drill failed.</summary>
    private async Task<string> Rows(CancellationToken ct)
    {
        await using var db = _store.Read();
        var rows = new List<string> { $"now {_clock.GetUtcNow():HH:mm:ss}" };
        rows.AddRange((await db.Observations.ToListAsync(ct))
            .Select(o =>
                $"{o.Source.What}: succeeded {o.SucceededAt:HH:mm:ss}, due "
                    + $"{o.DueAt:HH:mm:ss}, failures {o.Failures} {o.Problem}"));
        rows.AddRange((await db.Intents.ToListAsync(ct))
            .Select(i => $"{i.BusinessKey}: {i.State}, attempts {i.Attempts}, due {i.DueAt:HH:mm:ss} {i.RemoteWords}"));
        rows.AddRange((await db.Orders.ToListAsync(ct))
            .Select(o => $"order {o.BolOrderId}: {o.State}, seen {o.FirstSeenAt:HH:mm:ss}"));
        rows.AddRange((await db.Sellers.ToListAsync(ct))
            .Select(o => $"owner {o.Owner} since {o.OwnedSince:HH:mm:ss} epoch {o.Epoch}"));
        rows.AddRange((await db.OrderLines.ToListAsync(ct))
            .Select(l =>
                $"line of offer {l.OfferKey}: placed {l.PlacedAt:HH:mm:ss}, imported "
                    + $"{l.Imported}, in reading {l.InStockReading}"));
        rows.AddRange((await db.Offers.Where(o => o.DecideDue || o.Target != o.Confirmed).ToListAsync(ct)).Select(o =>
            $"offer {o.Key}: target {o.Target}, confirmed {o.Confirmed} sent "
                + $"{o.ConfirmedSentAt:HH:mm:ss}, unseen {o.UnseenUnits} until "
                    + $"{o.UnseenUntil:HH:mm:ss}, due {o.DecideDue}, {o.TargetReason}"));
        return string.Join('\n', rows);
    }

    private async Task Until(string what, Func<Task<bool>> isSo, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
                throw new InvalidOperationException(
                    $"Not within {Patience}: {what}. {await Verdict(ct)}\n{string.Join('\n', await Orders(ct))}\n{await Rows(ct)}");
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }
}
