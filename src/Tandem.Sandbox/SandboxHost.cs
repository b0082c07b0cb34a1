using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Faults;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Peppol;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;
using Tandem.Sandbox.Shoppers.Owner;
using Tandem.Sandbox.Vies;

namespace Tandem.Sandbox;

/// <summary>A simulated bol, a simulated shop and the ledger of what really happened, as HTTP servers on loopback.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<WebApplication> servers = [];
    private readonly SimulatedBol bol;
    private readonly SimulatedShop shop;
    private readonly GroundTruth truth;
    private readonly RefundScreen screen;
    private readonly OwnerBook owner = new();
    private readonly RefundBook refunds = new();
    private readonly SimulatedAccessPoint peppol;
    private Task running = Task.CompletedTask;

    private SandboxHost(SandboxOptions options)
    {
        var bolFaults = Board(options, FaultMix.OfBol, 10);
        var shopFaults = Board(options, FaultMix.OfShop, 11);
        bol = new SimulatedBol(options, bolFaults, new Random(options.Seed + 12), BolClientId, BolClientSecret);
        shop = new SimulatedShop(
            new ShopSetup
            {
                Key = ShopKey,
                Secret = ShopSecret,
                BelgianRates = options.ShopTaxesBelgium,
                OrderNumbersFrom = options.ShopNumbersFrom,
                Decimals = options.ShopDecimals,
                WebhookDelayMax = options.ShopWebhookDelayMax,
                PluginShare = options.CarelessOwner ? 0.1 : 0,
                Version = options.ShopVersion,
                Troubles = options.ShopTroubles,
            },
            shopFaults, options.Clock, new Random(options.Seed + 13));
        peppol = new SimulatedAccessPoint(options.Clock, PeppolKey);
        truth = new GroundTruth(options, () => [.. bolFaults.Spoiled, .. shopFaults.Spoiled]);
        Seeding.Fill(options, shop, bol, truth);
        bol.Offers.StockSet += truth.Pushed;
        bol.Hooks.Delivered += (resource, id) =>
        {
            if (resource == "ORDER") truth.Heard(id);
        };
        shopFaults.Lost += TellLost;
        var cancels = new CancelBook(options, truth);
        bol.Orders.Cancelled += cancels.CancelledAtBol;
        bol.Orders.Expired += cancels.Asked;
        shop.OrderChanged += cancels.Sent;
        var till = new BolTill(options, bol, truth, cancels);
        var crowd = new Crowd(options, shop, truth, till, cancels);
        var returns = new ReturnBook(options, truth);
        screen = new RefundScreen(shop, refunds);
        new SendsBack(options, bol, crowd, returns, new ShopReturns(shop, screen, refunds, truth))
            .Earlier(till, truth.Items.Select(item => item.Offer).OfType<SimOffer>()
                .Where(offer => offer.Schedule == SimOffer.SentByTheSeller).Take(options.EarlierOrders));
        if (options.CarelessOwner) _ = new CarelessOwner(Desk(options, till, cancels, crowd), ReplaceShopKeys);
        var verdict = new Verdict(options, bol, shop, truth, cancels)
        {
            Owner = owner,
            Returns = new ReturnVerdict(bol, returns),
            Refunds = new RefundVerdict(bol, truth, returns, refunds),
            Invoices = new InvoiceVerdict(options, bol, peppol),
        };
        shop.OrderChanged += change =>
        {
            if (change.Before is null && change.Order.BolOrderId is { } order) verdict.Imported(order);
            if (change is { Before: null, Order.CreatedVia: "tandem-exchange" }) truth.Exchanged(change.Order);
        };
        Doors = new LedgerDoors(bol, shop, truth, verdict, crowd);
        Hands = new Hands(shop, truth, till, bolFaults, shopFaults);
        CancelHands = new CancelHands(shop, cancels, till);
        ReturnHands = new ReturnHands(bol, returns);
        ReturnDoors = new ReturnDoors(shop, returns, refunds, screen);
        Shoppers = crowd;
        ShopFaults = shopFaults;
    }

    private static FaultBoard Board(SandboxOptions options, FaultMix mix, int seed) =>
        new(options.Faults ? mix : FaultMix.None, new Random(options.Seed + seed), options.Clock);

    public Uri BolApi { get; private set; } = null!;
    public Uri BolLogin { get; private set; } = null!;
    /// <summary>The simulated VIES; ends in a slash.</summary>
    public Uri Vies { get; private set; } = null!;
    /// <summary>The simulated access point; ends in a slash.</summary>
    public Uri Peppol { get; private set; } = null!;
    /// <summary>Of the seller's account at the access point.</summary>
    public string PeppolKey { get; } = Guid.NewGuid().ToString("N");
    public string BolClientId { get; } = "sandbox-client";
    /// <summary>A second pair of keys of the same account, with the same secret.</summary>
    public string OtherBolClientId => BolClientId + Bol.BolTokens.SecondKeys;
    public string BolClientSecret { get; } = Guid.NewGuid().ToString("N");
    public Uri Shop { get; private set; } = null!;
    public string ShopKey { get; private set; } = "ck_" + Guid.NewGuid().ToString("N");
    public string ShopSecret { get; private set; } = "cs_" + Guid.NewGuid().ToString("N");

    /// <summary>What the owner means by what he took off an order of bol: it is delivered all the same, or cancelled at bol;
    /// null: he took nothing off.</summary>
    public bool? OwnerDelivers(string bolOrderId) => owner.Delivers(bolOrderId);

    /// <summary>The connector has the keys of now: from here on it can do its work again.</summary>
    public void KeysGiven() => truth.CameBack();

    /// <summary>Base address of the ledger's endpoints; ends in a slash.</summary>
    public Uri Ledger { get; private set; } = null!;

    private LedgerDoors Doors { get; }
    private Hands Hands { get; }
    private CancelHands CancelHands { get; }
    private ReturnHands ReturnHands { get; }
    private ReturnDoors ReturnDoors { get; }
    private Crowd Shoppers { get; }
    private FaultBoard ShopFaults { get; }

    /// <summary>Opens the three servers on free ports; the shoppers come when the options or the ledger say so.</summary>
    public static async Task<SandboxHost> Start(SandboxOptions options, CancellationToken ct)
    {
        var host = new SandboxHost(options);
        _ = new AsksForInvoice(options, host.bol, host.Shoppers);
        host.BolApi = await host.Listen(host.bol.Map, ct);
        host.BolLogin = new Uri(host.BolApi, "token");
        host.Shop = await host.Listen(app =>
        {
            app.Use((http, next) => host.ShopFaults.Around(http, () => next(http)));
            if (options.ShopPageTime > TimeSpan.Zero) app.Use((http, next) => AtThePaceOfAShop(http, next, options));
            host.shop.Map(app);
        }, ct);
        host.Ledger = await host.Listen(app =>
        {
            host.Doors.Map(app);
            host.Hands.Map(app);
            host.CancelHands.Map(app);
            host.ReturnHands.Map(app);
            new InvoiceHands(host.bol).Map(app);
            host.ReturnDoors.Map(app);
            new SimulatedVies(options.Clock).Map(app);
            host.peppol.Map(app);
        }, ct);
        host.Vies = new Uri(host.Ledger, "vies/");
        host.Peppol = new Uri(host.Ledger, "peppol/");
        host.running = Task.WhenAll(host.bol.Run(host.stop.Token), host.Shoppers.Run(host.stop.Token));
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var server in servers) await server.DisposeAsync();
        await shop.DisposeAsync();
        bol.Dispose();
        stop.Dispose();
    }

    private OwnerDesk Desk(SandboxOptions options, BolTill till, CancelBook cancels, Crowd crowd) => new(options)
    {
        Shop = shop,
        Truth = truth,
        Till = till,
        Cancels = cancels,
        Book = owner,
        Refunds = screen,
        Crowd = crowd,
    };

    private void TellLost(string path, string body)
    {
        if (path.EndsWith("/orders", StringComparison.Ordinal)
            && JsonNode.Parse(body)?["transaction_id"]?.ToString() is { } order) truth.ShopLost(order);
    }

    /// <summary>Whoever is not told of the new keys can carry nothing over.</summary>
    private void ReplaceShopKeys()
    {
        truth.WentDown();
        (ShopKey, ShopSecret) = shop.ReplaceKeys();
    }

    private static async Task AtThePaceOfAShop(HttpContext http, RequestDelegate next, SandboxOptions options)
    {
        var isPage = http.Request.Method == "GET"
            && (http.Request.Path.Value!.EndsWith("/products", StringComparison.Ordinal)
                || http.Request.Path.Value.EndsWith("/variations", StringComparison.Ordinal));
        if (isPage) await Task.Delay(options.ShopPageTime, options.Clock, http.RequestAborted);
        await next(http);
    }

    private async Task<Uri> Listen(Action<WebApplication> map, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // It has no file of settings, so none is watched: watches are few on a machine.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        servers.Add(app);
        map(app);
        await app.StartAsync(ct);
        return new Uri(app.Urls.First() + "/");
    }
}
