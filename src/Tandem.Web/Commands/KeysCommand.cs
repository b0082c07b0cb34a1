using System.CommandLine;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Commands;

/// <summary>Puts other keys in the place of those of a shop or an account, after trying them.</summary>
internal static class KeysCommand
{
    public static Command Build()
    {
        var seller = SellerCommand.SellerArgument();
        var part = PartArguments.Part();
        var url = new Option<string?>("--url") { Description = "For a shop that moved: its new address." };
        var command = new Command(
            "keys",
            "Replace the keys of a shop or a bol account. The new ones are tried first; everything else stays: items, offers, "
            + "orders, webhooks. They are asked for, or read from TANDEM_SHOP_KEY and TANDEM_SHOP_SECRET, or TANDEM_BOL_ID and "
            + "TANDEM_BOL_SECRET.")
        {
            seller, part, url,
        };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var which = await PartArguments.Find(services, id, parsed.GetValue(part), ct);
            var replace = services.GetRequiredService<ReplaceKeys>();
            var problem = which.IsShop
                ? await replace.OfShop(id, new ShopId(which.Id), await ShopKeys(services, which, parsed.GetValue(url), ct), ct)
                : await replace.OfAccount(id, new AccountId(which.Id), BolKeys(), ct);
            if (problem is not null) throw new SettingsProblem($"{PartArguments.Say(problem)} Nothing was replaced.");
            Console.WriteLine(
                $"The keys of {which.Name} are replaced. A running Tandem uses them within minutes; `tandem doctor` checks "
                    + $"them.");
        }, ct));
        return command;
    }

    private static async Task<WooCredentials> ShopKeys(IServiceProvider services, SellerPart shop, string? url,
        CancellationToken ct) => new(
        url is null ? await services.GetRequiredService<SellerParts>().AddressOf(new ShopId(shop.Id), ct)
            : SellerCommand.Address(url),
        SellerCommand.Ask("TANDEM_SHOP_KEY", "WooCommerce consumer key (ck_...)"),
        SellerCommand.Ask("TANDEM_SHOP_SECRET", "WooCommerce consumer secret (cs_...)"));

    private static BolCredentials BolKeys() =>
        new(SellerCommand.Ask("TANDEM_BOL_ID", "bol client id"), SellerCommand.Ask("TANDEM_BOL_SECRET", "bol client secret"));
}
