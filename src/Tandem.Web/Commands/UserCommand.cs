using System.CommandLine;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Lists, invites and removes users, and lets in who is locked out: for whoever sits at the machine.</summary>
internal static class UserCommand
{
    private const string Nobody = "Nobody signs in with this name: `tandem user list` shows who does.";

    public static Command Build()
    {
        var command = new Command("user", "List, invite and remove users, and let in who is locked out.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Invite());
        command.Subcommands.Add(Link());
        command.Subcommands.Add(Remove());
        command.Subcommands.Add(Keep());
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
            if (!Enum.IsDefined(parsed.GetValue(role))) throw new SettingsProblem("There is no such role.");
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
        var name = NameArgument();
        var command = new Command(
            "link", "Make a link for who is locked out: it works once, for a day, and asks for a new password. The second step, "
            + "the passkeys and accounts of elsewhere go with it.") { name };
        command.SetAction((parsed, ct) => With(async (services, settings) =>
        {
            var secret = await services.GetRequiredService<OneTimeLinks>().ForLockedOut(parsed.GetValue(name)!, ct)
                ?? throw new SettingsProblem(Nobody);
            Console.WriteLine(Address(settings.PublicHome ?? settings.AtThisMachine, "welcome", secret));
        }, ct));
        return command;
    }

    private static Command Remove()
    {
        var name = NameArgument();
        var command = new Command(
            "remove", "Remove a user from everything: their screens close at once. The last owner of a seller and the one who keeps "
            + "the installation stay.") { name };
        command.SetAction((parsed, ct) => With(async (services, _) =>
        {
            switch (await services.GetRequiredService<ManageUsers>().Remove(parsed.GetValue(name)!, ct))
            {
                case UserRemoval.Unknown: throw new SettingsProblem(Nobody);
                case UserRemoval.Keeper:
                    throw new SettingsProblem("This user keeps the installation: `tandem user keep` lets somebody else keep it.");
                case UserRemoval.LastOwner:
                    throw new SettingsProblem("This is the last owner of a seller: make somebody else owner first.");
                default:
                    Console.WriteLine("Removed. API tokens that they saw still work: `tandem seller token` shows and revokes them.");
                    break;
            }
        }, ct));
        return command;
    }

    private static Command Keep()
    {
        var name = NameArgument();
        var command = new Command(
            "keep", "Let another user keep the installation instead: they own every seller. Who kept it is signed out, and stays what "
            + "they are to each seller.") { name };
        command.SetAction((parsed, ct) => With(async (services, _) =>
        {
            if (!await services.GetRequiredService<ManageUsers>().Keep(parsed.GetValue(name)!, ct))
                throw new SettingsProblem(Nobody);
            Console.WriteLine("Done.");
        }, ct));
        return command;
    }

    private static Argument<string> NameArgument() =>
        new("name") { Description = "What they sign in with: their e-mail address." };

    private static Task<int> With(Func<IServiceProvider, TandemSettings, Task> act, CancellationToken ct) =>
        TandemCommand.Guard(async () =>
        {
            Actor.Is(Actor.Command);
            var settings = TandemSettings.Read();
            await using var services = TandemHost.BuildOffline(settings);
            await services.GetRequiredService<Database>().Migrate(ct);
            await act(services, settings);
            return 0;
        }, ct);
}
