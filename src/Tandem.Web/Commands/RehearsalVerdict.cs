using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Web.Commands;

/// <summary>What the sandbox's ledger says at the end of a rehearsal.</summary>
/// <param name="Says">Its figures and details.</param>
internal sealed record RehearsalVerdict(JsonObject Says)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // Of simulated time: stock may still be on its way, a code be looked for once more, and what another program wrote be found.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    private static readonly string[] MustBeZero =
        ["ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "addressesDifferent", "unitsOversoldByTandem",
            "stockDifferencesAtRest", "shipmentsMissing", "ordersUnshippedPastPromise", "shipmentsDoubled", "trackingMissing",
            "labelsDoubled", "vvbShippedWithoutLabel", "cancelledWrongly", "cancelsLost", "returnsMissed", "returnsOpen",
            "refundsMissing", "refundsDoubled", "refundCentsDifferent", "restockDifferent", "invoicesMissing", "invoicesDoubled",
            "invoiceCentsDifferent", "requestsUnanswered", "numberGaps", "eInvoicesMissing", "eInvoicesDoubled"];

    // What may come right by itself once all else has.
    private static readonly string[] Late =
        ["stockDifferencesAtRest", "trackingMissing", "refundCentsDifferent", "restockDifferent"];

    private static readonly (string Words, string Figure)[] Table =
    [
        ("orders placed at bol, own stock", "ordersPlaced"), ("orders placed in the shop", "shopOrdersPlaced"),
        ("orders that bol sends itself", "ordersFulfilledByBol"), ("imported into the shop", "ordersImported"),
        ("missing", "ordersMissing"), ("doubled", "ordersDoubled"), ("total differs", "totalsDifferent"),
        ("lines differ", "linesDifferent"), ("addresses differ", "addressesDifferent"),
        ("units oversold by Tandem", "unitsOversoldByTandem"), ("units oversold, unavoidable", "unitsOversoldUnavoidable"),
        ("stock differences at rest", "stockDifferencesAtRest"), ("shipments missing at bol", "shipmentsMissing"),
        ("shipments made twice", "shipmentsDoubled"), ("tracking codes missing at bol", "trackingMissing"),
        ("sent, not at bol by its promise", "ordersUnshippedPastPromise"), ("labels bought at bol", "labelsBought"),
        ("labels bought twice", "labelsDoubled"), ("shipped with bol's label", "vvbShippedWithLabel"),
        ("shipped without, but needed one", "vvbShippedWithoutLabel"), ("orders cancelled, whole or part", "ordersCancelled"),
        ("cancelled or sent wrongly", "cancelledWrongly"), ("cancellations lost", "cancelsLost"),
        ("articles sent back by customers", "returnsRegistered"), ("returns that the shop misses", "returnsMissed"),
        ("returns that bol still waits for", "returnsOpen"), ("units back, not refunded", "refundsMissing"),
        ("units refunded too often", "refundsDoubled"), ("refunded amount differs", "refundCentsDifferent"),
        ("put back, shelf and shop differ", "restockDifferent"),
        ("shipments without an invoice", "invoicesMissing"), ("invoices uploaded twice", "invoicesDoubled"),
        ("invoiced cents differ", "invoiceCentsDifferent"), ("invoices that bol waits for", "requestsUnanswered"),
        ("invoice numbers skipped", "numberGaps"), ("businesses without an e-invoice", "eInvoicesMissing"),
        ("e-invoices sent twice", "eInvoicesDoubled"),
    ];

    /// <summary>What a person was asked and had answered, by the question; null: nobody was there to answer.</summary>
    public IReadOnlyDictionary<string, int>? Answered { get; init; }

    /// <summary>Nothing is under way any more.</summary>
    public bool IsSettled => Says["settled"]?.GetValue<bool>() == true;

    /// <summary>Figures that are not zero and must be; empty: nothing went wrong.</summary>
    public IReadOnlyList<string> Wrong => [.. MustBeZero.Where(name => Number(name) != 0)];

    /// <summary>Waits until the ledger says that nothing is under way any more, and that stock has come to rest.</summary>
    /// <param name="clock">The simulated one.</param>
    /// <param name="patience">Of real time.</param>
    public static async Task<RehearsalVerdict> Settled(
        Uri ledger, TimeProvider clock, TimeSpan patience, bool showsProgress, CancellationToken ct)
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        DateTimeOffset? since = null;
        while (true)
        {
            var verdict = new RehearsalVerdict((await http.GetFromJsonAsync<JsonObject>(new Uri(ledger, "verdict"), ct))!);

            // Settled orders may still have stock on its way; differences count once they stay.
            since = verdict.IsSettled ? since ?? clock.GetUtcNow() : null;
            var calm = Late.All(name => verdict.Number(name) == 0);
            if (verdict.IsSettled && (calm || clock.GetUtcNow() - since > LongestRest)) return verdict;
            if (Stopwatch.GetElapsedTime(started) > patience) return verdict;
            if (showsProgress)
                Console.Write(
                    $"\r{verdict.Number("ordersPlaced")} orders at bol, {verdict.Number("ordersImported")} in the shop   ");
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        }
    }

    public void Print(bool json, TimeSpan took)
    {
        if (json)
        {
            var figures = (JsonObject)Says.DeepClone();
            figures.Remove("details");
            if (Answered is not null) figures["questionsAnswered"] = JsonSerializer.SerializeToNode(Answered);
            Console.WriteLine(figures.ToJsonString(Indented));
            Explain(Console.Error);
            return;
        }

        Console.WriteLine($"\n\nThe sandbox's own ledger says (seed {Number("seed")}, {took.TotalSeconds:0} s):\n");
        foreach (var (words, figure) in Table) Console.WriteLine($"  {words,-32} {Number(figure),8}");
        var times = Says["propagationMs"];
        Console.WriteLine($"  {"propagation p50 / p95 / p99 ms",-32} "
            + $"{times?["p50"]} / {times?["p95"]} / {times?["p99"]} (simulated time)");
        if (Answered is not null) Console.WriteLine($"  {"questions that were answered",-32} {Answered.Values.Sum(),8}");
        foreach (var (question, count) in Answered ?? new Dictionary<string, int>())
            Console.WriteLine($"    {question,-30} {count,8}");
        Console.WriteLine();
        if (!IsSettled) Console.WriteLine("Not settled in time: something is still under way.");
        Explain(Console.Out);
    }

    private void Explain(TextWriter to)
    {
        if (Says["details"] is { } details && (Wrong.Count > 0 || !IsSettled)) to.WriteLine(details.ToJsonString(Indented));
    }

    private long Number(string name) => Says[name]?.GetValue<long>() ?? 0;
}
