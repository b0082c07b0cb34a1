using System.CommandLine;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Lists users, invites them, and lets in who is locked out: for whoever sits at the machine.</summary>
internal static class UserCommand
{
    public static Command Build()
    {
        var command = new Command("user", "List users, invite them, and let in who is locked out.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Invite());
        command.Subcommands.Add(Link());
        return command;
    }

    /// <summary>Where a one-time link is opened. The secret is base64 for addresses.</summary>
    public static Uri Address(Uri home, string page, string secret) => new(home, $"/{page}?link={secret}");

    private static Command List()
    {
        var command = new Command("list", "List the users and what they are to which seller.");
        command.SetAction((_, ct) => With(async (services, _) =>
        {
            var users = await services.GetRequiredService<People>().All(ct);
            if (users.Count == 0) Console.WriteLine("No users yet: `tandem` prints a link for the first one when it starts.");
            foreach (var user in users)
            {
                Console.WriteLine($"{user.Name}{(user.IsKeeper ? "  keeps the installation" : "")}");
                foreach (var seller in user.Sellers)
                    Console.WriteLine($"    {seller.Id}  {seller.Name}  {seller.Role.ToString().ToLowerInvariant()}");
            }
        }, ct));
        return command;
    }

    private static Command Invite()
    {
        var role = new Argument<Role>("role") { Description = "owner, staff, warehouse, bookkeeper or readonly" };
        var sellers = new Argument<string[]>("sellers")
        {
            Description = "The ids that `tandem seller list` shows.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command =
            new Command("invite", "Make a link that works once, for seven days, for whoever opens it.") { role, sellers };
        command.SetAction((parsed, ct) => With(async (services, settings) =>
        {
            var known = await services.GetRequiredService<OverviewPages>().Sellers(ct);
            var ids = parsed.GetValue(sellers)!.Distinct().Select(text => SellerId.TryParse(text)).ToList();
            if (ids.Exists(id => known.All(s => s.Id != id)))
                throw new SettingsProblem("There is no seller with this id: `tandem seller list` shows them.");
            var secret = await services.GetRequiredService<OneTimeLinks>()
                .Invite([.. ids.OfType<SellerId>()], parsed.GetValue(role), ct);
            Console.WriteLine(Address(settings.PublicHome ?? settings.AtThisMachine, "invite", secret));
        }, ct));
        return command;
    }

    private static Command Link()
    {
        var name = new Argument<string>("name") { Description = "What they sign in with: their e-mail address." };
        var command = new Command(
            "link", "Make a link for who is locked out: it works once, for a day, and asks for a new password. The second step is "
            + "switched off by it.") { name };
        command.SetAction((parsed, ct) => With(async (services, settings) =>
        {
            var secret = await services.GetRequiredService<OneTimeLinks>().ForLockedOut(parsed.GetValue(name)!, ct)
                ?? throw new SettingsProblem("Nobody signs in with this name: `tandem user list` shows who does.");
            Console.WriteLine(Address(settings.PublicHome ?? settings.AtThisMachine, "welcome", secret));
        }, ct));
        return command;
    }

    private static Task<int> With(Func<IServiceProvider, TandemSettings, Task> act, CancellationToken ct) =>
        TandemCommand.Guard(async () =>
        {
            var settings = TandemSettings.Read();
            await using var services = TandemHost.BuildOffline(settings);
            await services.GetRequiredService<Database>().Migrate(ct);
            await act(services, settings);
            return 0;
        }, ct);
}
