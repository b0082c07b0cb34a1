using System.CommandLine;
using System.Globalization;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Commands;

/// <summary>How a command is told which shop or account of a seller it is about.</summary>
internal static class PartArguments
{
    public static Argument<string> Part() =>
        new("part") { Description = "The shop or account: its name, or the id that `tandem seller list` shows." };

    /// <exception cref="SettingsProblem">There is none, or more than one, of this name.</exception>
    public static async Task<SellerPart> Find(IServiceProvider services, SellerId seller, string? named, CancellationToken ct)
    {
        var parts = await services.GetRequiredService<SellerParts>().List(seller, ct);
        var found = parts.Where(p => IdOf(p) == named || string.Equals(p.Name, named, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new SettingsProblem($"The seller has no shop or account {named}: `tandem seller list` shows them."),
            _ => throw new SettingsProblem($"Several are called {named}: give the id that `tandem seller list` shows."),
        };
    }

    public static string IdOf(SellerPart part) => $"{(part.IsShop ? "shop" : "bol")}:{part.Id:N}";

    public static string Say(Reason reason)
    {
        CultureInfo.CurrentUICulture = Texts.English;
        return Texts.Say(reason);
    }
}
