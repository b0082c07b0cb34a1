using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Orders;
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
    private static readonly string[] MustBeZero =
        ["ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "addressesDifferent", "unitsOversoldByTandem",
            "stockDifferencesAtRest", "shipmentsMissing",
         "ordersUnshippedPastPromise", "shipmentsDoubled", "trackingMissing", "labelsDoubled", "vvbShippedWithoutLabel",
         "cancelledWrongly", "cancelsLost", "returnsMissed"];

    public static Command Build()
    {
        var orders = new Option<int>("--orders") { Description = "How many orders, both sides together.",
            DefaultValueFactory = _ => 200 }.AtLeast(1);
        var seed = new Option<int>("--seed") { Description = "Which shoppers come.", DefaultValueFactory = _ => 1 };
        var faults = new Option<bool>("--faults") { Description = "Let both remotes fail now and then." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of a table." };
        var pace = new Option<double>("--pace") { Description = "How many times faster than real time the sandbox's clock runs.",
            DefaultValueFactory = _ => 10 }.AtLeast(1);
        var rate = new Option<double>("--per-minute") { Description = "Orders a simulated minute, both sides together.",
            DefaultValueFactory = _ => 40 }.AtLeast(1);
        var cancels = new Option<double>("--cancels") { Description = "The share of bol orders that somebody wants to cancel.",
            DefaultValueFactory = _ => 0.02 };
        var patience =
            new Option<int>("--patience") { Description =
                "Minutes of real time that a run may stay unsettled after its last order should have come.",
                DefaultValueFactory = _ => 10 }.AtLeast(1);
        var downtime =
            new Option<string?>("--downtime") { Description =
                "Switch Tandem off for a while in the middle, for example 3h or 3d." };
        downtime.Validators.Add(result =>
        {
            if (result.GetValue(downtime) is { } words && Downtime.TryParse(words) is null)
                result.AddError($"\"{words}\" is not a time: give hours or days, for example 3h or 3d.");
        });
        var command = new Command("rehearse", "Run orders through simulated accounts and print what really happened.")
        {
            orders, seed, faults, json, pace, rate, cancels, patience, downtime,
        };
        command.SetAction((parsed, ct) => TandemCommand.Guard(() => Run(
            new SandboxOptions
            {
                Orders = parsed.GetValue(orders),
                Seed = parsed.GetValue(seed),
                Faults = parsed.GetValue(faults),
                OrdersPerMinute = parsed.GetValue(rate),
                BundleShare = 0.05,
                CancelShare = Math.Clamp(parsed.GetValue(cancels), 0, 1),
                Clock = new PacedClock(parsed.GetValue(pace)),
            },
            parsed.GetValue(json), parsed.GetValue(downtime) is { } words ? Downtime.TryParse(words) : null,
            TimeSpan.FromMinutes(parsed.GetValue(patience)
                + (parsed.GetValue(orders) / parsed.GetValue(rate) / parsed.GetValue(pace))), ct), ct));
        return command;
    }

    private static async Task<int> Run(SandboxOptions options, bool json, TimeSpan? downtime, TimeSpan patience,
        CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var chosen = TandemSettings.Read();
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        if (chosen.Database == DatabaseKind.Postgres)
            (settings.Database, settings.ConnectionString) = (chosen.Database, chosen.ConnectionString);
        await using var stage = await RehearsalStage.Open(options, settings, ct);

        // A seller who does not wait for codes: each that comes late is added to a shipment that bol has already.
        await stage.Services.GetRequiredService<ChangeOrderSettings>().Change(
            stage.Seller.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 0 } }, ct);
        await stage.OpenDoors(ct);
        if (downtime is { } off) await new Downtime(stage, (PacedClock)options.Clock, options).Pass(off, ct);

        var verdict = await Settled(stage.Sandbox.Ledger, json, started, patience, ct);
        Print(verdict, json, Stopwatch.GetElapsedTime(started));
        return verdict["settled"]?.GetValue<bool>() == true && Array.TrueForAll(MustBeZero, name => Number(verdict, name) == 0)
            ? 0 : 1;
    }

    /// <summary>Waits until the ledger says that nothing is under way any more, and that stock has come to rest.</summary>
    private static async Task<JsonObject> Settled(Uri ledger, bool json, long started, TimeSpan patience, CancellationToken ct)
    {
        using var http = new HttpClient();
        var rest = 0;
        while (true)
        {
            var verdict = (await http.GetFromJsonAsync<JsonObject>(new Uri(ledger, "verdict"), ct))!;
            var settled = verdict["settled"]?.GetValue<bool>() == true;

            // Settled orders may still have stock on its way; differences count once they stay.
            rest = settled ? rest + 1 : 0;
            if (settled
                && ((Number(verdict, "stockDifferencesAtRest") == 0 && Number(verdict, "trackingMissing") == 0) || rest > 30))
                    return verdict;
            if (Stopwatch.GetElapsedTime(started) > patience) return verdict;
            if (!json && !Console.IsOutputRedirected)
                Console.Write(
                    $"\r{Number(verdict, "ordersPlaced")} orders at bol, {Number(verdict, "ordersImported")} in the shop   ");
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        }
    }

    private static long Number(JsonObject verdict, string name) => verdict[name]?.GetValue<long>() ?? 0;

    private static void Print(JsonObject verdict, bool json, TimeSpan took)
    {
        if (json)
        {
            verdict.Remove("details");
            Console.WriteLine(verdict.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        var propagation = verdict["propagationMs"] as JsonObject;
        Console.WriteLine($"""

            The sandbox's own ledger says (seed {Number(verdict, "seed")}, {took.TotalSeconds:0} s):

              orders placed at bol, own stock  {Number(verdict, "ordersPlaced"),8}
              orders placed in the shop        {Number(verdict, "shopOrdersPlaced"),8}
              orders that bol sends itself     {Number(verdict, "ordersFulfilledByBol"),8}
              imported into the shop           {Number(verdict, "ordersImported"),8}
              missing                          {Number(verdict, "ordersMissing"),8}
              doubled                          {Number(verdict, "ordersDoubled"),8}
              total differs                    {Number(verdict, "totalsDifferent"),8}
              lines differ                     {Number(verdict, "linesDifferent"),8}
              addresses differ                 {Number(verdict, "addressesDifferent"),8}
              units oversold by Tandem         {Number(verdict, "unitsOversoldByTandem"),8}
              units oversold, unavoidable      {Number(verdict, "unitsOversoldUnavoidable"),8}
              stock differences at rest        {Number(verdict, "stockDifferencesAtRest"),8}
              shipments missing at bol         {Number(verdict, "shipmentsMissing"),8}
              shipments made twice             {Number(verdict, "shipmentsDoubled"),8}
              tracking codes missing at bol    {Number(verdict, "trackingMissing"),8}
              sent, not at bol by its promise  {Number(verdict, "ordersUnshippedPastPromise"),8}
              labels bought at bol             {Number(verdict, "labelsBought"),8}
              labels bought twice              {Number(verdict, "labelsDoubled"),8}
              shipped with bol's label         {Number(verdict, "vvbShippedWithLabel"),8}
              shipped without, but needed one  {Number(verdict, "vvbShippedWithoutLabel"),8}
              orders cancelled, whole or part  {Number(verdict, "ordersCancelled"),8}
              cancelled or sent wrongly        {Number(verdict, "cancelledWrongly"),8}
              cancellations lost               {Number(verdict, "cancelsLost"),8}
              articles sent back by customers  {Number(verdict, "returnsRegistered"),8}
              returns that the shop misses     {Number(verdict, "returnsMissed"),8}
              propagation p50 / p95 / p99 ms   {propagation?["p50"]} / {propagation?["p95"]} / {propagation?["p99"]} (simulated time)

            """);
        if (verdict["settled"]?.GetValue<bool>() != true) Console.WriteLine("Not settled in time: something is still under way.");
        if (verdict["details"] is { } details && Array.Exists(MustBeZero, name => Number(verdict, name) > 0))
            Console.WriteLine(details.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}
