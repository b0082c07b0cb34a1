using System.CommandLine;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Commands;

/// <summary>Adds sellers, lists them, and switches their modules live or back to observing.</summary>
internal static class SellerCommand
{
    public static Command Build()
    {
        var command = new Command("seller", "Add sellers and switch their modules.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(AddToSellerCommand.Shop());
        command.Subcommands.Add(AddToSellerCommand.Account());
        command.Subcommands.Add(KeysCommand.Build());
        command.Subcommands.Add(PauseCommand.Pause());
        command.Subcommands.Add(PauseCommand.Resume());
        command.Subcommands.Add(RemoveCommand.Build());
        command.Subcommands.Add(List());
        command.Subcommands.Add(LiveCommand.Build());
        command.Subcommands.Add(SourceCommand.Build());
        command.Subcommands.Add(TokenCommand.Build());
        command.Subcommands.Add(Observe());
        return command;
    }

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "What the dashboard calls it.", Required = true };
        var shop = ShopOption();
        var safety = new Option<int>("--safety-stock") { Description = "Units of every item held back from bol." }.AtLeast(0);
        var command = new Command(
            "add",
            "Add a shop and a bol account, in observe mode. The keys are asked for, or read from TANDEM_SHOP_KEY, "
            + "TANDEM_SHOP_SECRET, TANDEM_BOL_ID and TANDEM_BOL_SECRET.")
        {
            name, shop, safety,
        };
        command.SetAction((parsed, ct) => TandemCommand.Guard(async () =>
        {
            var draft = new SellerDraft(
                parsed.GetValue(name)!, Address(parsed.GetValue(shop)),
                Ask("TANDEM_SHOP_KEY", "WooCommerce consumer key (ck_...)"),
                Ask("TANDEM_SHOP_SECRET", "WooCommerce consumer secret (cs_...)"),
                Ask("TANDEM_BOL_ID", "bol client id"), Ask("TANDEM_BOL_SECRET", "bol client secret"), parsed.GetValue(safety));
            await using var services = TandemHost.BuildOffline(TandemSettings.Read());
            await services.GetRequiredService<Database>().Migrate(ct);
            Actor.Is(Actor.Command);
            var keys = new BolCredentials(draft.BolClientId, draft.BolClientSecret);
            if (await services.GetRequiredService<CheckKeys>().OfKnownAccount(keys, ct) is { } same)
                throw new SettingsProblem(PartArguments.Say(same));
            var added = await services.GetRequiredService<SellerBook>().Add(draft, ct);
            Console.WriteLine(
                $"Added {draft.Name} ({added.Seller}). It only observes: `tandem doctor` checks it, `tandem seller live "
                    + $"{added.Seller} stock orders shipments` lets it write.");
            return 0;
        }, ct));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the sellers and what of them is live.");
        command.SetAction((_, ct) => TandemCommand.Guard(async () =>
        {
            await using var services = TandemHost.BuildOffline(TandemSettings.Read());
            await services.GetRequiredService<Database>().Migrate(ct);
            var pages = services.GetRequiredService<OverviewPages>();
            var sellers = await pages.Sellers(ct);
            if (sellers.Count == 0) Console.WriteLine("No sellers yet: `tandem seller add` adds one, `tandem demo` shows one.");
            foreach (var seller in sellers)
            {
                var live = (await pages.Of(seller.Id, ct))!.LiveSince.Where(m => m.Value is not null)
                    .Select(m => m.Key.ToString().ToLowerInvariant()).ToList();
                var parts = services.GetRequiredService<SellerParts>();
                var paused = await parts.PausedSince(seller.Id, ct) is { } since ? $", paused since {since:yyyy-MM-dd HH:mm} UTC"
                    : "";
                Console.WriteLine(
                    $"{seller.Id}  {seller.Name}  {(live.Count == 0 ? "observing" : "live: " + string.Join(", ", live))}{paused}");
                foreach (var part in await parts.List(seller.Id, ct))
                    Console.WriteLine($"    {PartArguments.IdOf(part)}  {part.Name}{(part.Paused ? "  paused" : "")}");
            }

            return 0;
        }, ct));
        return command;
    }

    private static Command Observe()
    {
        var seller = SellerArgument();
        var modules = ModulesArgument();
        var command = new Command("observe", "Take modules back to observing.") { seller, modules };
        command.SetAction((parsed, ct) => With(parsed.GetValue(seller), async (services, id) =>
        {
            await services.GetRequiredService<SellerBook>().Observe(id, parsed.GetValue(modules)!, ct);
            Console.WriteLine("Done. A running Tandem follows within minutes.");
        }, ct));
        return command;
    }

    public static Option<string> ShopOption() =>
        new("--shop") { Description = "The shop's address, for example https://shop.example", Required = true };

    /// <exception cref="SettingsProblem">It is no web address.</exception>
    public static Uri Address(string? text) => ShopAddress.Of(text)
        ?? throw new SettingsProblem("--shop is not a web address: give it whole, for example https://shop.example");

    public static Argument<string> SellerArgument() => new("seller") { Description = "The id that `tandem seller list` shows." };

    public static Argument<Module[]> ModulesArgument() =>
        new("modules") { Description = "stock, orders, shipments", Arity = ArgumentArity.OneOrMore };

    /// <summary>Does something for a seller that exists.</summary>
    public static Task<int> With(string? seller, Func<IServiceProvider, SellerId, Task> act, CancellationToken ct) =>
        TandemCommand.Guard(async () =>
        {
            Actor.Is(Actor.Command);
            await using var services = TandemHost.BuildOffline(TandemSettings.Read());
            await services.GetRequiredService<Database>().Migrate(ct);
            var known = await services.GetRequiredService<OverviewPages>().Sellers(ct);
            if (SellerId.TryParse(seller) is not { } id || known.All(s => s.Id != id))
                throw new SettingsProblem("There is no seller with this id: `tandem seller list` shows them.");

            await act(services, id);
            return 0;
        }, ct);

    /// <summary>
    /// A key from the environment, or typed without being shown. Never an option: those end up in the shell's history.
    /// </summary>
    public static string Ask(string variable, string what)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given) return given;
        if (Console.IsInputRedirected)
            return Console.ReadLine() is { Length: > 0 } line ? line : throw new SettingsProblem($"No {what}: set {variable}.");

        Console.Write($"{what}: ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.WriteLine();
        return typed.Length > 0 ? typed.ToString() : throw new SettingsProblem($"No {what} was given.");
    }
}
