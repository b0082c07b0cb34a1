using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Restart;

/// <summary>
/// Kills the program (its own process, SIGKILL) while it stands still at a named step, starts it again, and asks the sandbox's
/// ledger whether all came right. The clocks of both run fast, so that waits of minutes cost seconds.
/// </summary>
internal sealed class CrashDrill : IAsyncDisposable
{
    private const int Pace = 20;
    private const int Units = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-crash-").FullName;
    private readonly HttpClient _ledger;
    private readonly SandboxHost _sandbox;
    private readonly TestDatabase _database;

    private CrashDrill(SandboxHost sandbox, TestDatabase database)
    {
        (_sandbox, _database) = (sandbox, database);
        _ledger = new HttpClient { BaseAddress = sandbox.Ledger };
    }

    /// <summary>A sandbox with a few items, and a seller of it who is live with everything.</summary>
    /// <param name="labels">Some of it goes out with bol's label, and a rule buys it.</param>
    public static async Task<CrashDrill> Open(DatabaseKind kind, CancellationToken ct, bool labels = false)
    {
        var database = await TestDatabase.Create(kind);
        var epoch = TimeProvider.System.GetUtcNow();
        var clock = new PacedClock(Pace, epoch);
        var sandbox = await SandboxHost.Start(
            new SandboxOptions
            {
                Items = 6,
                StartShoppers = false,
                Clock = clock,
                BolListLagMax = TimeSpan.FromSeconds(5),
                BolProcessMax = TimeSpan.FromSeconds(20),
                VvbShare = labels ? 0.25 : 0,
            }, ct);
        var drill = new CrashDrill(sandbox, database) { Epoch = epoch };
        using var store = new Database(new StorageOptions { Kind = kind, ConnectionString = database.ConnectionString });
        await store.Migrate(ct);
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(drill._folder, "keys")), o => o.SetApplicationName("Tandem"));
        var book = new SellerBook(store, new Credentials(keys), clock);
        var seller = await book.Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId, sandbox.BolClientSecret), ct);
        if (labels) await new ChangeOrderSettings(store, clock).Change(seller.Seller, s => s with { Labels = new LabelSettings { Choice = LabelChoice.Recommended } }, ct);
        await book.GoLive(seller.Seller, [Module.Stock, Module.Orders, Module.Shipments], ct);

        // What is sent without a code is shipped without one at once: the code is told afterwards.
        await new ChangeOrderSettings(store, clock).Change(seller.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 0 } }, ct);
        return drill;
    }

    private DateTimeOffset Epoch { get; init; }

    /// <summary>
    /// Sells the same item on both sides, lets the program run until it stands still at the step, kills it there, and runs it
    /// again until nothing moves any more.
    /// </summary>
    /// <returns>What the ledger says at the end.</returns>
    public async Task<JsonObject> KillAt(string step, CancellationToken ct)
    {
        var gtin = Seeding.Gtin(1);
        await Post($"shoppers/order?side=bol&gtin={gtin}&units={Units}", ct);
        await Post($"shoppers/order?side=shop&gtin={gtin}&units=1", ct);

        await using (var dies = Serve(step))
        {
            if (step.StartsWith("ship.", StringComparison.Ordinal)) await CompleteImported(ct);
            if (step.StartsWith("transport.", StringComparison.Ordinal)) await SendBeforeTheCode(ct);
            await dies.Line($"halted at {step}", Patience, ct);
            await dies.Kill(ct);
        }

        await using var lives = Serve(null);
        await CompleteImported(ct);
        return await Rest(ct);
    }

    /// <summary>As <see cref="KillAt"/>, with two orders that go out with bol's label: of each the packer waits for the label, then sends it.</summary>
    public async Task<JsonObject> KillWithLabels(string step, CancellationToken ct)
    {
        for (var i = 0; i < 2; i++) await Post($"shoppers/order?side=bol&gtin={Seeding.Gtin(3)}&units={i + 1}", ct);
        await using (var dies = Serve(step))
        {
            if (step.StartsWith("ship", StringComparison.Ordinal)) await SendLabelled(ct);
            await dies.Line($"halted at {step}", Patience, ct);
            await dies.Kill(ct);
        }

        await using var lives = Serve(null);
        await SendLabelled(ct);
        var verdict = await Until("both are shipped with their labels", async () =>
            await Get("verdict", ct) is { } now && now["vvbShippedWithLabel"]!.GetValue<int>() == 2 ? now : null, ct);
        await Task.Delay(TimeSpan.FromSeconds(60.0 / Pace), TimeProvider.System, ct);
        return verdict["labelsDoubled"]!.GetValue<int>() > 0 ? verdict : await Get("verdict", ct);
    }

    private async Task SendLabelled(CancellationToken ct)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        await Until("both orders have their label in the shop", async () =>
        {
            foreach (var order in (await _ledger.GetFromJsonAsync<JsonArray>("orders", ct))!)
            {
                if (order!["shopOrders"]!.AsArray() is not { Count: > 0 } found || order["tracked"]?.GetValue<bool>() != true) continue;
                if (sent.Add(found[0]!.ToString())) await Post($"shop/send?order={found[0]}", ct);
            }

            return sent.Count == 2 ? sent : null;
        }, ct);
    }

    /// <summary>
    /// A customer wants to cancel one of two lines, and a rule accepts: the program is killed at the step and runs again until the
    /// line is cancelled and refunded, the hold is lifted, and the rest is shipped.
    /// </summary>
    /// <returns>What the ledger says at the end, and what the shop's order came to.</returns>
    public async Task<JsonObject> KillCancellationAt(string step, CancellationToken ct)
    {
        using (var store = new Database(new StorageOptions { Kind = _database.Kind, ConnectionString = _database.ConnectionString }))
        {
            var seller = await store.Write(db => db.Sellers.Select(s => s.Id).SingleAsync(ct), ct);
            await new ChangeOrderSettings(store, new PacedClock(Pace, Epoch)).Change(seller, s => s with { Cancel = s.Cancel with { AcceptUnsent = true } }, ct);
        }

        await Post($"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units={Units}&also={Seeding.Gtin(2)}", ct);
        await using (var dies = Serve(step))
        {
            await Until("the order is in the shop", async () => (await Order(ct))["shopOrders"]!.AsArray() is { Count: > 0 } found ? found : null, ct);
            await Post($"shoppers/ask-to-cancel?order={(await Order(ct))["bolOrderId"]}&line=1", ct);
            await dies.Line($"halted at {step}", Patience, ct);
            await dies.Kill(ct);
        }

        await using var lives = Serve(null);
        var shopOrder = (await Order(ct))["shopOrders"]![0]!.ToString();
        await Until("the line is refunded and the rest may go", async () =>
            await Get($"shop/order?order={shopOrder}", ct) is var order && (string)order["status"]! == "processing" && (int)order["refunded"]! == Units ? order : null, ct);
        await CompleteImported(ct);
        var end = await Rest(ct);
        end["shopOrder"] = await Get($"shop/order?order={shopOrder}", ct);
        return end;
    }

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        await _sandbox.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Node Serve(string? haltAt)
    {
        var settings = Node.Settings(_database, _folder);
        settings["TANDEM_BOLAPI"] = _sandbox.BolApi.AbsoluteUri;
        settings["TANDEM_BOLLOGIN"] = _sandbox.BolLogin.AbsoluteUri;
        settings["TANDEM_DRILL_CLOCK"] = $"{Pace}@{Epoch:O}";
        if (haltAt is not null) settings["TANDEM_HALT_AT"] = haltAt;
        return Node.Serve(settings);
    }

    /// <summary>The warehouse sends the imported order once it is there.</summary>
    private async Task CompleteImported(CancellationToken ct)
    {
        var order = await Until("the order is in the shop", async () =>
            (await Order(ct))["shopOrders"]!.AsArray() is { Count: > 0 } found ? found[0]!.ToString() : null, ct);
        await Post($"shop/complete?order={order}&tracking=3SDRILL00000001", ct);
    }

    /// <summary>The warehouse sends it, and only once bol shows it as shipped its code comes.</summary>
    private async Task SendBeforeTheCode(CancellationToken ct)
    {
        var order = await Until("the order is in the shop", async () =>
            (await Order(ct))["shopOrders"]!.AsArray() is { Count: > 0 } found ? found[0]!.ToString() : null, ct);
        await Post($"shop/status?order={order}&status=completed", ct);
        await Until("shipped without a code", async () => (await Order(ct)) is var shown && shown["shipped"]!.GetValue<int>() == Units ? shown : null, ct);
        await Post($"shop/parcel?order={order}&tracking=3SDRILL00000001", ct);
    }

    /// <summary>Shipped once, and both sides show what is left; then a while longer, in which nothing may change.</summary>
    private async Task<JsonObject> Rest(CancellationToken ct)
    {
        await Until("shipped, and stock at rest", async () =>
        {
            var verdict = await Get("verdict", ct);
            var order = await Order(ct);
            return order["shipped"]!.GetValue<int>() == Units && verdict["stockDifferencesAtRest"]!.GetValue<int>() == 0
                && verdict["trackingMissing"]!.GetValue<int>() == 0 ? verdict : null;
        }, ct);
        await Task.Delay(TimeSpan.FromSeconds(60.0 / Pace), TimeProvider.System, ct);
        var end = await Get("verdict", ct);
        end["shipments"] = (await Order(ct))["shipments"]!.DeepClone();
        return end;
    }

    private async Task<JsonObject> Order(CancellationToken ct) =>
        (await _ledger.GetFromJsonAsync<JsonArray>("orders", ct))![0]!.AsObject();

    private async Task<JsonObject> Get(string path, CancellationToken ct) => (await _ledger.GetFromJsonAsync<JsonObject>(path, ct))!;

    private async Task Post(string path, CancellationToken ct)
    {
        using var answer = await _ledger.PostAsync(new Uri(path, UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the program has in mind, for whoever reads why a drill failed.</summary>
    private async Task<string> Rows(CancellationToken ct)
    {
        using var store = new Database(new StorageOptions { Kind = _database.Kind, ConnectionString = _database.ConnectionString });
        await using var db = store.Read();
        var rows = new List<string> { $"now {new PacedClock(Pace, Epoch).GetUtcNow():HH:mm:ss}" };
        rows.AddRange((await db.Observations.ToListAsync(ct)).Select(o => $"{o.Source.Split(':')[^1]}: succeeded {o.SucceededAt:HH:mm:ss}, due {o.DueAt:HH:mm:ss}, failures {o.Failures} {o.Problem}"));
        rows.AddRange((await db.Intents.ToListAsync(ct)).Select(i => $"{i.BusinessKey}: {i.State}, attempts {i.Attempts}, due {i.DueAt:HH:mm:ss} {i.RemoteWords}"));
        rows.AddRange((await db.Orders.ToListAsync(ct)).Select(o => $"order {o.BolOrderId}: {o.State}, seen {o.FirstSeenAt:HH:mm:ss}"));
        rows.AddRange((await db.Sellers.ToListAsync(ct)).Select(o => $"owner {o.Owner} since {o.OwnedSince:HH:mm:ss} epoch {o.Epoch}"));
        rows.AddRange((await db.OrderLines.ToListAsync(ct)).Select(l => $"line of offer {l.OfferKey}: placed {l.PlacedAt:HH:mm:ss}, imported {l.Imported}, in reading {l.InStockReading}"));
        rows.AddRange((await db.Items.Take(1).ToListAsync(ct)).Select(i => $"item {i.Key}: {i.Quantity} read {i.ReadAt:HH:mm:ss}, due since {i.ReadDueSince:HH:mm:ss}"));
        rows.AddRange((await db.Offers.OrderBy(o => o.Gtin).Take(1).ToListAsync(ct)).Select(o =>
            $"offer {o.Key}: target {o.Target}, confirmed {o.Confirmed} sent {o.ConfirmedSentAt:HH:mm:ss}, unseen {o.UnseenUnits} until {o.UnseenUntil:HH:mm:ss}, due {o.DecideDue}, {o.TargetReason}"));
        return string.Join('\n', rows);
    }

    private async Task<T> Until<T>(string what, Func<Task<T?>> look, CancellationToken ct)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await look() is { } found) return found;
            if (patience.IsCancellationRequested) throw new InvalidOperationException($"Not within {Patience}: {what}. {await Get("verdict", ct)}\n{await Rows(ct)}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
        }
    }
}
