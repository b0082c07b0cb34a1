using System.CommandLine;
using Tandem.Engine.Connections;

namespace Tandem.Web.Commands;

/// <summary>Pauses a seller, a shop or an account, and lets it run again.</summary>
internal static class PauseCommand
{
    public static Command Pause() => Build(
        "pause", paused: true,
        "Pause a seller: nothing is read or written. Or a shop or account: it is not read and its numbers are not written; "
        + "shipments that were begun go on. bol keeps selling the numbers that it shows.");

    public static Command Resume() =>
        Build("resume", paused: false, "Let a seller, a shop or an account run again; everything is read at once.");

    private static Command Build(string name, bool paused, string description)
    {
        var seller = SellerCommand.SellerArgument();
        var part = PartArguments.Part();
        part.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command(name, description) { seller, part };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var parts = services.GetRequiredService<SellerParts>();
            if (parsed.GetValue(part) is { } named)
                await parts.Pause(id, await PartArguments.Find(services, id, named, ct), paused, ct);
            else await parts.Pause(id, paused, ct);
            Console.WriteLine(paused
                ? "Paused. bol keeps selling the numbers that it shows: `tandem seller observe` and a rule that shows 0 stop "
                    + "that."
                : "It runs again. A running Tandem reads it within minutes.");
        }, ct));
        return command;
    }
}
