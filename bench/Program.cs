using Tandem.Bench;
using Tandem.Bench.Oversell;
using Tandem.Bench.Pages;

// Each is over long before; one that hangs must not hold up what comes after it.
static TimeSpan Patience(string name) => TimeSpan.FromMinutes(name == "oversell" ? 40 : 10);
var benchmarks = new Dictionary<string, Func<CancellationToken, Task>>(StringComparer.Ordinal)
{
    ["match"] = MatchAndDecide.Run,
    ["import"] = ImportRatio.Run,
    ["memory"] = MemoryAtRest.Run,
    ["propagation"] = Propagation.Run,
    ["first"] = FirstSync.Run,
    ["burst"] = Burst.Run,
    ["preview"] = Preview.Run,
    ["pages"] = PageTimes.Run,
    ["invoices"] = InvoiceFiles.Run,
    ["oversell"] = OversellExperiment.Run,
};

string[] chosen = args.Length == 0 ? ["match", "import", "memory"] : args;
if (Array.Find(chosen, name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark \"{unknown}\": choose from {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

foreach (var name in chosen)
{
    using var stop = new CancellationTokenSource(Patience(name));
    try
    {
        await benchmarks[name](stop.Token);
    }
    catch (OperationCanceledException)
    {
        Verdict.Failed(name, $"it was not over in time (at most {Patience(name).TotalMinutes:0} minutes for all of it)");
    }
    catch (TimeoutException late)
    {
        Verdict.Failed(name, late.Message);
    }
}

return Verdict.ExitCode;
