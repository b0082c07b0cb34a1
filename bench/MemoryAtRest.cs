using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Bench;

/// <summary>
/// Memory of the built program with 100,000 items that it read over HTTP, matched and decided. Linux only: it reads /proc.
/// </summary>
internal static class MemoryAtRest
{
    private const int Items = 100_000;
    private const double Pace = 20;

    public static async Task Run(CancellationToken ct)
    {
        var epoch = TimeProvider.System.GetUtcNow();
        var clock = new PacedClock(Pace, epoch);
        await using var sandbox =
            await SandboxHost.Start(new SandboxOptions { Items = Items, StartShoppers = false, Clock = clock }, ct);

        // Observed, not live: what is measured is knowing 100,000 items, not telling bol about them.
        await using var bench = await Bench.Open(sandbox, clock, live: false, ct);
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "tandem.dll"), "serve"])
        { UseShellExecute = false };
        foreach (var (name, value) in (IEnumerable<(string, string)>)
        [
            ("TANDEM_DATA", bench.Settings.Data), ("TANDEM_URL", $"http://127.0.0.1:{FreePort.Next()}"),
            ("TANDEM_BOLAPI", sandbox.BolApi.AbsoluteUri), ("TANDEM_BOLLOGIN", sandbox.BolLogin.AbsoluteUri),
            ("TANDEM_DRILL_CLOCK", $"{Pace}@{epoch:O}"),
        ])
            start.Environment[name] = value;

        var started = Stopwatch.GetTimestamp();
        using var node = Process.Start(start)!;
        try
        {
            await Settled(bench, ct);
            var took = Stopwatch.GetElapsedTime(started);
            var peak = Status(node.Id, "VmHWM");
            await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, ct);
            Console.WriteLine(
                $"memory: {Items} items read, matched and decided in "
                    + $"{took.TotalSeconds:0} s; peak {peak} MB, 30 s later {Status(node.Id, "VmRSS")} MB resident");
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync(ct);
        }
    }

    private static async Task Settled(Bench bench, CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ct);
            await using var db = bench.Work.Read();
            if (await db.Items.CountAsync(ct) < Items || await db.Offers.CountAsync(ct) < Items) continue;
            if (await db.Items.AnyAsync(i => i.MatchDue, ct) || await db.Offers.AnyAsync(o => o.MatchDue || o.DecideDue, ct))
                continue;
            return;
        }
    }

    private static long Status(int process, string field) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(field, StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture) / 1024;
}
