using System.CommandLine;
using Tandem.Engine.Loop;
using Tandem.Engine.Users;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Serves real accounts until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var command = new Command("serve", "Serve the sellers that were added (the default).");
        command.SetAction((_, ct) => TandemCommand.Guard(() => Run(TandemSettings.Read(), ct), ct));
        return command;
    }

    public static async Task<int> Run(TandemSettings settings, CancellationToken ct)
    {
        settings.Checkpoints = HaltAt(Environment.GetEnvironmentVariable("TANDEM_HALT_AT"));
        if (Environment.GetEnvironmentVariable("TANDEM_DRILL_CLOCK") is { Length: > 0 } clock) settings.Clock = DrillClock(clock);
        var app = TandemHost.Build(settings);
        await using (app)
        {
            await TandemHost.Start(app, ct);
            if (settings.OpenDoor is { } open) Console.WriteLine($"Webhooks and the API are at {open}");
            Console.WriteLine($"Tandem is at {settings.Url}");
            if (await app.Services.GetRequiredService<OneTimeLinks>().ForKeeper(ct) is { } secret)
                Console.WriteLine($"""
                    Nobody has an account yet. Make the first one, within a day, on this machine:
                      {UserCommand.Address(settings.AtThisMachine, "welcome", secret)}
                    """);
            await app.WaitForShutdownAsync(ct);
        }

        return 0;
    }

    /// <summary>
    /// For drills on the sandbox: <c>30@2026-01-31T12:00:00Z</c> runs thirty times as fast from that moment on.
    /// </summary>
    private static PacedClock DrillClock(string words)
    {
        var parts = words.Split('@');
        return new PacedClock(
            double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// A crash drill: stands still for ever at the named step, for example <c>import.sent</c>, so that the process can be killed
    /// there.
    /// <c>import.sent:3</c> stands still the third time.
    /// </summary>
    private static Checkpoints HaltAt(string? drill)
    {
        if (string.IsNullOrEmpty(drill)) return new Checkpoints();
        var parts = drill.Split(':');
        var left = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
        return new Checkpoints(async (step, ct) =>
        {
            if (step != parts[0] || Interlocked.Decrement(ref left) != 0) return;
            Console.WriteLine($"halted at {step}");
            await Console.Out.FlushAsync(ct);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        });
    }
}
