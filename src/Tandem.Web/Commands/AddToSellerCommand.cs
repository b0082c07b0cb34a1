using System.CommandLine;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Commands;

/// <summary>Links another shop or another bol account to a seller who has one of each.</summary>
internal static class AddToSellerCommand
{
    public static Command Shop()
    {
        var seller = SellerCommand.SellerArgument();
        var name = new Option<string>("--name") { Description = "What the dashboard calls it.", Required = true };
        var shop = SellerCommand.ShopOption();
        var command = new Command(
            "add-shop",
            "Add another shop of the same stock. An article that several shops have is led by the shop that was added first; "
            + "each order goes into one of them. The keys are asked for, or read from TANDEM_SHOP_KEY and TANDEM_SHOP_SECRET.")
        {
            seller, name, shop,
        };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var keys = new WooCredentials(
                SellerCommand.Address(parsed.GetValue(shop)),
                SellerCommand.Ask("TANDEM_SHOP_KEY", "WooCommerce consumer key (ck_...)"),
                SellerCommand.Ask("TANDEM_SHOP_SECRET", "WooCommerce consumer secret (cs_...)"));
            if (await services.GetRequiredService<SellerBook>().AddShop(id, parsed.GetValue(name)!, keys, ct) is null)
                throw new SettingsProblem($"The seller has a shop at {keys.Shop} already.");
            Said(parsed.GetValue(name)!);
        }, ct));
        return command;
    }

    public static Command Account()
    {
        var seller = SellerCommand.SellerArgument();
        var name = new Option<string>("--name") { Description = "What the dashboard calls it.", Required = true };
        var command = new Command(
            "add-account",
            "Add another bol account that sells the same stock. Its keys are asked for, or read from TANDEM_BOL_ID and "
            + "TANDEM_BOL_SECRET.")
        {
            seller, name,
        };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var keys = new BolCredentials(SellerCommand.Ask("TANDEM_BOL_ID", "bol client id"),
                SellerCommand.Ask("TANDEM_BOL_SECRET", "bol client secret"));
            if (await services.GetRequiredService<CheckKeys>().OfKnownAccount(keys, ct) is { } same)
                throw new SettingsProblem(PartArguments.Say(same));
            if (await services.GetRequiredService<SellerBook>().AddAccount(id, parsed.GetValue(name)!, keys, ct) is null)
                throw new SettingsProblem(
                    "The seller has this bol account already: a second time its orders would be imported twice.");
            Said(parsed.GetValue(name)!);
        }, ct));
        return command;
    }

    private static void Said(string name) =>
        Console.WriteLine($"Added {name}. `tandem doctor` checks it; a running Tandem begins to read it within minutes.");
}
