using System.CommandLine;
using System.Diagnostics;
using Tandem.Engine.Pages;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>
/// Runs orders through simulated accounts and prints the verdict of the sandbox's own ledger, which Tandem never reads.
/// </summary>
internal static class RehearseCommand
{
    public static Command Build()
    {
        var options = new RehearseOptions();
        var command = new Command("rehearse", "Run orders through simulated accounts and print what really happened.");
        foreach (var option in options.All) command.Add(option);
        command.SetAction((parsed, ct) => TandemCommand.Guard(() => Run(options.Of(parsed), ct), ct));
        return command;
    }

    private static async Task<int> Run(RehearsalWish wish, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var chosen = TandemSettings.Read();
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        if (chosen.Database == DatabaseKind.Postgres)
            (settings.Database, settings.ConnectionString) = (chosen.Database, chosen.ConnectionString);
        await using var stage = await RehearsalStage.Open(wish.Sandbox, settings, ct);

        // A seller who does not wait for codes: each that comes late is added to a shipment that bol has already. What bol's
        // warehouse sends stands in the shop's books too.
        await stage.Services.GetRequiredService<ChangeOrderSettings>().Change(
            stage.Seller.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 0 },
                Import = s.Import with { Lvb = true } }, ct);
        await stage.MakeInvoices(ct);
        await using var person = wish.Sandbox.CarelessOwner ? await CarefulPerson.Start(stage, wish.Sandbox.Clock, ct) : null;
        await using var desk = RehearsalDesk.Start(stage, wish.Sandbox.Clock);
        await stage.OpenDoors(ct);
        if (wish.Downtime is { } off) await new Downtime(stage, (PacedClock)wish.Sandbox.Clock, wish.Sandbox).Pass(off, ct);

        var showsProgress = !wish.Json && !Console.IsOutputRedirected;
        var verdict = await RehearsalVerdict.Settled(
            stage.Sandbox.Ledger, wish.Sandbox.Clock, wish.Patience, showsProgress, ct);
        var answered = await desk.Answers(ct);
        if (person is not null) answered = answered.Concat(await person.Answers(ct)).ToDictionary();
        verdict = verdict with { Answered = answered };
        verdict.Print(wish.Json, Stopwatch.GetElapsedTime(started));
        return verdict is { IsSettled: true, Wrong: [] } ? 0 : 1;
    }
}
