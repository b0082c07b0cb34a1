using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>A sandbox and a Tandem that serves it, live, on a fresh database of its own.</summary>
internal sealed class RehearsalStage : IAsyncDisposable
{
    private static readonly TimeSpan FirstReading = TimeSpan.FromSeconds(3);

    private readonly TandemSettings _settings;
    private readonly string _folder;
    private WebApplication? _app;

    private RehearsalStage(SandboxHost sandbox, WebApplication app, SellerAdded seller, TandemSettings settings, string folder)
    {
        (Sandbox, _app, Seller, _settings, _folder) = (sandbox, app, seller, settings, folder);
    }

    public SandboxHost Sandbox { get; }

    public SellerAdded Seller { get; }

    public IServiceProvider Services => _app!.Services;

    /// <summary>Tandem runs.</summary>
    public bool IsOn => _app is not null;

    /// <summary>Opens the sandbox, adds its seller and switches everything live. Shoppers start when Tandem does.</summary>
    public static async Task<RehearsalStage> Open(SandboxOptions options, TandemSettings settings, CancellationToken ct,
        bool withWebhooks = true)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-rehearsal-").FullName;
        var sandbox = await SandboxHost.Start(options with { StartShoppers = false }, ct);
        settings.Data = folder;
        settings.SignsInByItself = true;
        settings.Clock = options.Clock;
        settings.BolApi = sandbox.BolApi;
        settings.BolLogin = sandbox.BolLogin;
        settings.Vies = sandbox.Vies.AbsoluteUri;
        settings.Peppol = sandbox.Peppol.AbsoluteUri;
        settings.Hooks = withWebhooks ? $"http://127.0.0.1:{FreePort.Next(besides: settings.Listening.Port)}" : null;
        settings.PublicUrl = settings.OpenDoor;
        settings.Shops.AllowPrivateAddresses = true; // the sandbox is on this machine

        var app = TandemHost.Build(settings);
        await app.Services.GetRequiredService<Database>().Migrate(ct);
        var book = app.Services.GetRequiredService<SellerBook>();
        var seller = await book.Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId,
                sandbox.BolClientSecret), ct);
        // Labels cost money: only an explicit choice buys them. Here it is made for the whole rehearsal.
        await app.Services.GetRequiredService<ChangeOrderSettings>().Change(
            seller.Seller,
            s => s with { Labels = new LabelSettings { Choice = LabelChoice.Recommended, MostPerLabel = new Money(700) } }, ct);
        await book.GoLive(seller.Seller, [Module.Stock, Module.Orders, Module.Shipments, Module.Returns], ct);
        await app.Services.GetRequiredService<ChangeOrderSettings>().Change(
            seller.Seller, s => s with { Cancel = s.Cancel with { AcceptUnsent = true, FollowShop = true } }, ct);
        await app.StartAsync(ct);
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<ISellerGrain>(seller.Seller.Value).Wake();
        return new RehearsalStage(sandbox, app, seller, settings, folder);
    }

    /// <summary>From here on every shipment gets its invoice, bol gets it, and a business over Peppol too.</summary>
    public async Task MakeInvoices(CancellationToken ct)
    {
        var problems = await Services.GetRequiredService<ChangeBusinessData>().Save(Seller.Seller, new BusinessData
        {
            Business = "Proefwinkel B.V.",
            Street = "Dorpsstraat 1",
            Postcode = "1234 AB",
            City = "Utrecht",
            Country = "NL",
            VatNumber = "NL123456782B01",
            RegisterNumber = "12345678",
        }, ct);
        var wrong = await Services.GetRequiredService<ChangeInvoiceSettings>()
            .Save(Seller.Seller, new InvoiceSettings { When = InvoiceWhen.Always }, ct)
            ?? await Services.GetRequiredService<ChangePeppol>()
                .Save(Seller.Seller, new PeppolDraft(PeppolWay.Storecove, 1, Sandbox.PeppolKey, false), ct);
        if (problems.Count > 0 || wrong is not null) throw new InvalidOperationException("The rehearsal's seller is unsound.");
        await Services.GetRequiredService<SellerBook>().GoLive(Seller.Seller, [Module.Invoices], ct);
    }

    /// <summary>
    /// Lets the shoppers in once the accounts have been read for the first time and their webhooks are registered.
    /// </summary>
    public async Task OpenDoors(CancellationToken ct)
    {
        await Task.Delay(FirstReading, TimeProvider.System, ct);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Sandbox.Ledger, "shoppers/start"), null, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Switches Tandem off; both remotes and their shoppers go on.</summary>
    public async Task SwitchOff(CancellationToken ct)
    {
        if (_app is not { } app) return;
        _app = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }

    /// <summary>Switches it on again, on the same database.</summary>
    public async Task SwitchOn(CancellationToken ct)
    {
        _app = TandemHost.Build(_settings);
        await _app.StartAsync(ct);
        await _app.Services.GetRequiredService<IGrainFactory>().GetGrain<ISellerGrain>(Seller.Seller.Value).Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await SwitchOff(CancellationToken.None);
        await Sandbox.DisposeAsync();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open on some systems; the temp folder is cleaned by the system.
        }
    }
}
