using System.CommandLine;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Shows the whole thing at work on simulated accounts: nothing to connect, nothing to lose.</summary>
internal static class DemoCommand
{
    public static Command Build()
    {
        var orders =
            new Option<int?>("--orders")
            {
                Description =
                "Stop the shoppers after this many orders (default: they go on)."
            }.AtLeast(1);
        var seed = new Option<int>("--seed") { Description = "Which shoppers come.", DefaultValueFactory = _ => 1 };
        var faults = new Option<bool>("--faults") { Description = "Let both remotes fail now and then." };
        var url = new Option<string>("--url")
        {
            Description = "Where the dashboard listens.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080"
        };
        var setup = new Option<bool>("--setup")
        {
            Description =
            "Connect nothing: walk the setup yourself, with the address and the keys that are printed."
        };
        var command =
            new Command("demo", "Show Tandem at work on a simulated shop and a simulated bol.")
            {
                orders, seed, faults, url, setup
            };
        command.SetAction((parsed, ct) => TandemCommand.Guard(() => (parsed.GetValue(setup) ? (Func<SandboxOptions, string,
            CancellationToken, Task<int>>)Practice : Run)(
            new SandboxOptions
            {
                Orders = parsed.GetValue(orders),
                Seed = parsed.GetValue(seed),
                Faults = parsed.GetValue(faults),
                ReturnShare = 0.2,
                Clock = TimeProvider.System
            },
            parsed.GetValue(url)!, ct), ct));
        return command;
    }

    private static async Task<int> Run(SandboxOptions options, string url, CancellationToken ct)
    {
        var settings = new TandemSettings { Url = url };
        await using var stage = await RehearsalStage.Open(options, settings, ct);
        await MakeInvoices(stage, ct);
        Console.WriteLine($"""

            Tandem's dashboard   {settings.Url}
            the sandbox's ledger {stage.Sandbox.Ledger}verdict

            A simulated shop and a simulated bol account, with shoppers on both sides. Ctrl+C stops it; nothing is kept.
            """);
        return await Serve(stage.OpenDoors, ct);
    }

    /// <summary>Of every shipment, by a business that is invented.</summary>
    private static async Task MakeInvoices(RehearsalStage stage, CancellationToken ct)
    {
        var (services, seller) = (stage.Services, stage.Seller.Seller);
        var business = new BusinessData
        {
            Business = "Proefwinkel",
            Street = "Dorpsstraat 1",
            Postcode = "1234 AB",
            City = "Utrecht",
            VatNumber = "NL123456782B01",
            RegisterNumber = "12345678",
        };
        await services.GetRequiredService<ChangeBusinessData>().Save(seller, business, ct);
        await services.GetRequiredService<ChangeInvoiceSettings>()
            .Save(seller, InvoiceSettings.Usual with { When = InvoiceWhen.Always }, ct);
        await services.GetRequiredService<ChangePeppol>()
            .Save(seller, new PeppolDraft(PeppolWay.Storecove, 1, stage.Sandbox.PeppolKey, false), ct);
        await services.GetRequiredService<SellerBook>().GoLive(seller, [Module.Invoices], ct);
    }

    private static async Task<int> Practice(SandboxOptions options, string url, CancellationToken ct)
    {
        await using var stage = await PracticeStage.Open(options, new TandemSettings { Url = url }, ct);
        var world = stage.Sandbox;
        Console.WriteLine($"""

            Walk the setup at    {url}/setup
            the shop's address   {world.Shop}
            or paste its keys    {world.ShopKey}
                                 {world.ShopSecret}
            bol's client id      {world.BolClientId}
            and its secret       {world.BolClientSecret}
            for your business    KvK 12345678, VAT id NL123456782B01

            A simulated shop and a simulated bol account, with shoppers on both sides. Ctrl+C stops it; nothing is kept.
            """);
        return await Serve(stage.OpenDoors, ct);
    }

    private static async Task<int> Serve(Func<CancellationToken, Task> open, CancellationToken ct)
    {
        try
        {
            await open(ct);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopping.");
        }

        return 0;
    }
}
