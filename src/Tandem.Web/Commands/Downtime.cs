using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Sandbox;

namespace Tandem.Web.Commands;

/// <summary>Switches Tandem off in the middle of a rehearsal, lets hours or days pass, and switches it on again.</summary>
internal sealed class Downtime(RehearsalStage stage, PacedClock clock, SandboxOptions options)
{
    // However long it is down: it costs no more real time than this.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    /// <summary>Hours (<c>3h</c>) or days (<c>3d</c>).</summary>
    /// <returns>Null where the words say no such time.</returns>
    public static TimeSpan? TryParse(string words) =>
        words.Length > 1
            && double.TryParse(words[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= 1000
            ? words[^1] switch { 'h' => TimeSpan.FromHours(count), 'd' => TimeSpan.FromDays(count), _ => null }
            : null;

    /// <summary>Waits until a third of the orders was placed; another third comes while Tandem is off.</summary>
    public async Task Pass(TimeSpan downtime, CancellationToken ct)
    {
        using var ledger = new HttpClient { BaseAddress = stage.Sandbox.Ledger };
        var third = Math.Max(1, (options.Orders ?? 300) / 3);
        while (await Placed(ledger, ct) < third) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ct);

        await stage.SwitchOff(ct);
        await Post(ledger, "connector/down", ct);
        await Post(ledger,
            string.Create(CultureInfo.InvariantCulture, $"shoppers/pace?perMinute={third / downtime.TotalMinutes:0.######}"), ct);
        var pace = clock.Pace;
        clock.Pace = Math.Max(pace, downtime / Wait);
        await Task.Delay(downtime / clock.Pace, TimeProvider.System, ct);
        clock.Pace = pace;
        await Post(ledger, string.Create(CultureInfo.InvariantCulture, $"shoppers/pace?perMinute={options.OrdersPerMinute}"), ct);
        await stage.SwitchOn(ct);
        await Post(ledger, "connector/up", ct);
    }

    private static async Task<long> Placed(HttpClient ledger, CancellationToken ct)
    {
        var verdict = (await ledger.GetFromJsonAsync<JsonObject>("verdict", ct))!;
        return new[] { "ordersPlaced", "ordersFulfilledByBol", "shopOrdersPlaced" }.Sum(name => verdict[name]?.GetValue<long>()
            ?? 0);
    }

    private static async Task Post(HttpClient ledger, string path, CancellationToken ct)
    {
        using var answer = await ledger.PostAsync(new Uri(path, UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
    }
}
