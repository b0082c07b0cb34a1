using System.CommandLine;
using System.Globalization;
using Tandem.Engine.Sellers;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Makes, lists and revokes tokens for the REST API.</summary>
internal static class TokenCommand
{
    private const string Never = "never";

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
        var scopes = new Option<string[]>("--scope")
        {
            Description = "What it may be used for; several are allowed.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        scopes.AcceptOnlyFromAmong([.. ApiScope.All]);
        var days = new Option<string>("--days")
        {
            Description = "How many days it works, or \"never\" for one that does not expire.",
            DefaultValueFactory = _ => Days(ApiTokenDraft.UsualDays),
        };
        days.AcceptOnlyFromAmong([.. ApiTokenDraft.Choices.Select(Days), Never]);
        var command = new Command("add", "Make a token; it is shown this once.") { seller, name, scopes, days };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(name))) throw new SettingsProblem("Say what the token is for.");
            int? lasts = parsed.GetValue(days) is { } chosen && chosen != Never
                ? int.Parse(chosen, CultureInfo.InvariantCulture) : null;
            Console.WriteLine(await services.GetRequiredService<ApiTokens>()
                .Add(id, new ApiTokenDraft(parsed.GetValue(name)!, parsed.GetValue(scopes)!, lasts), ct));
        }, ct));
        return command;
    }

    private static string Days(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static Command List()
    {
        var seller = SellerCommand.SellerArgument();
        var command = new Command("list", "List the tokens, without what is secret.") { seller };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var tokens = await services.GetRequiredService<ApiTokens>().List(id, ct);
            if (tokens.Count == 0) Console.WriteLine("No tokens yet: `tandem seller token add` makes one.");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var token in tokens)
            {
                var used = token.LastUsedAt is { } at ? $"used {at:yyyy-MM-dd HH:mm} UTC" : "not used yet";
                var ends = token.RevokedAt is not null ? "revoked"
                    : token.ExpiresAt is not { } end ? "never expires"
                    : $"{(token.IsExpired(now) ? "expired" : "expires")} {end:yyyy-MM-dd}";
                Console.WriteLine(
                    $"{token.Key}  {token.Name}  {string.Join(' ', token.Scopes)}  "
                        + $"made {token.CreatedAt:yyyy-MM-dd}, {used}, {ends}");
            }
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
