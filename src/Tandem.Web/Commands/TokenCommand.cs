using System.CommandLine;
using Tandem.Engine.Sellers;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Makes, lists and revokes tokens for the REST API.</summary>
internal static class TokenCommand
{
    public static Command Build()
    {
        var command = new Command("token", "Make, list and revoke tokens for the REST API.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Revoke());
        return command;
    }

    private static Command Add()
    {
        var seller = SellerCommand.SellerArgument();
        var name = new Argument<string>("name") { Description = "What it is for." };
        var command = new Command("add", "Make a token; it is shown this once.") { seller, name };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(name))) throw new SettingsProblem("Say what the token is for.");
            Console.WriteLine(await services.GetRequiredService<ApiTokens>().Add(id, parsed.GetValue(name)!, ct));
        }, ct));
        return command;
    }

    private static Command List()
    {
        var seller = SellerCommand.SellerArgument();
        var command = new Command("list", "List the tokens, without what is secret.") { seller };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var tokens = await services.GetRequiredService<ApiTokens>().List(id, ct);
            if (tokens.Count == 0) Console.WriteLine("No tokens yet: `tandem seller token add` makes one.");
            foreach (var token in tokens)
                Console.WriteLine(
                    $"{token.Key}  {token.Name}  made {token.CreatedAt:yyyy-MM-dd}, "
                        + $"{(token.LastUsedAt is { } used ? $"used "
                            + $"{used:yyyy-MM-dd HH:mm} UTC" : "not used yet")}{(token.RevokedAt is null ? "" : ", revoked")}");
        }, ct));
        return command;
    }

    private static Command Revoke()
    {
        var seller = SellerCommand.SellerArgument();
        var key = new Argument<long>("token") { Description = "The number that `tandem seller token list` shows." };
        var command = new Command("revoke", "Revoke a token: it opens nothing any more.") { seller, key };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            if (!await services.GetRequiredService<ApiTokens>().Revoke(id, parsed.GetValue(key), ct))
                throw new SettingsProblem("There is no such token, or it was revoked before.");
            Console.WriteLine("Revoked.");
        }, ct));
        return command;
    }
}
