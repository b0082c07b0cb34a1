using System.CommandLine;
using Tandem.Engine.External;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Commands;

/// <summary>Sets where a seller's stock comes from: the shop, a file by address, or the REST API.</summary>
internal static class SourceCommand
{
    public static Command Build()
    {
        var command = new Command("source", "Set where a seller's stock comes from.");
        command.Subcommands.Add(Csv());
        command.Subcommands.Add(
            Plain("api", "Stock is pushed to PUT /api/v1/stock (`tandem seller token add` makes a token).", StockSource.Api));
        command.Subcommands.Add(Plain("shop", "Stock comes from the shop itself.", StockSource.Shop));
        return command;
    }

    private static Command Csv()
    {
        var seller = SellerCommand.SellerArgument();
        var url =
            new Argument<string>("url") { Description = "The file's address, for example https://supplier.example/stock.csv" };
        var user =
            new Option<string?>("--user")
            {
                Description =
                "User name for the address; the password is asked for, or read from TANDEM_SOURCE_PASSWORD."
            };
        var gtin = new Option<string?>("--gtin-column") { Description = "Found by itself when left out." };
        var sku = new Option<string?>("--sku-column") { Description = "Found by itself when left out." };
        var quantity = new Option<string?>("--stock-column") { Description = "Found by itself when left out." };
        var every = new Option<int>("--every")
        {
            Description = "Minutes between two readings.",
            DefaultValueFactory = _ => 15
        }.AtLeast(1);
        var lag = new Option<int>("--lag")
        {
            Description = "Minutes that the numbers run behind: sales since then are taken off.",
            DefaultValueFactory = _ => 15
        }.AtLeast(0);
        var zero =
            new Option<bool>("--missing-to-zero")
            {
                Description =
                "What is no longer in the file goes to 0, instead of keeping its number."
            };
        var dry = new Option<bool>("--try") { Description = "Only say what the file would change." };
        var command = new Command("csv", "Stock comes from a CSV file by address.") { seller, url, user, gtin, sku, quantity,
            every, lag, zero, dry };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var name = parsed.GetValue(user);
            var draft = new SourceDraft(
                StockSource.Csv, parsed.GetValue(url), name, name is null ? null
                    : SellerCommand.Ask("TANDEM_SOURCE_PASSWORD", "Password for the address"), name is null,
                new SourceColumns(parsed.GetValue(gtin), parsed.GetValue(sku), parsed.GetValue(quantity)), parsed.GetValue(every),
                parsed.GetValue(lag), parsed.GetValue(zero));
            if (parsed.GetValue(dry))
            {
                Say(await services.GetRequiredService<TrySource>().Run(id, draft, ct));
                return;
            }

            await Save(services, id, draft, ct);
        }, ct));
        return command;
    }

    private static Command Plain(string verb, string what, StockSource kind)
    {
        var seller = SellerCommand.SellerArgument();
        var command = new Command(verb, what) { seller };
        command.SetAction((parsed, ct) =>
            SellerCommand.With(parsed.GetValue(seller), (services, id) => Save(services, id, new SourceDraft(kind), ct), ct));
        return command;
    }

    private static async Task Save(IServiceProvider services, SellerId seller, SourceDraft draft, CancellationToken ct)
    {
        if (await services.GetRequiredService<SourceBook>().Save(seller, draft, ct) is { } problem)
            throw new SettingsProblem(English(problem));
        Console.WriteLine("Done. A running Tandem follows within minutes.");
    }

    private static void Say(TriedSource tried)
    {
        if (tried.Problem is { } problem) throw new SettingsProblem(English(problem));
        Console.WriteLine(
            $"{tried.Rows} rows, {tried.Items} items found, {tried.Unknown} rows no item knows, {tried.Bad} rows passed over.");
        Console.WriteLine(
            $"{tried.Changes} items would change in the shop: {tried.Up} up, {tried.Down} down, {tried.ToZero} to 0.");
        foreach (var row in tried.First)
            Console.WriteLine(
                $"  {row.Code}  {row.Name ?? "(not in the shop)"}: "
                    + $"{row.Shown?.ToString(Texts.English) ?? "-"} -> {row.Becomes?.ToString(Texts.English) ?? "-"}");
    }

    /// <summary>The command line speaks English, as its help does.</summary>
    private static string English(Reason reason)
    {
        System.Globalization.CultureInfo.CurrentUICulture = Texts.English;
        return Texts.Say(reason);
    }
}
