using System.Globalization;
using Tandem.Bench.Import;

namespace Tandem.Bench;

/// <summary>
/// Importing orders from the sandbox with ever more history in the database: time, processor time and the database's work for
/// each order must stay as they are. Each history has a database and a sandbox of its own; one that is thrown away lets the
/// code be compiled first, and the rounds take turns, so that a machine that slows down is seen in all of them. Of a history's
/// rounds the best counts: what else the machine does only ever adds. The sandbox is in the same process, so its own work is
/// in the figures, and in those of a bare loop of the same HTTP calls too.
/// </summary>
internal static class ImportRatio
{
    private const int Rounds = 12;
    private const int WarmUps = 4;
    private const double MostMilliseconds = 8;
    private const double MostGrowth = 1.2;

    // Nothing of the machine is in it: what grows here grows with history.
    private const double MostGrowthOfWork = 1.05;
    private static readonly int[] Histories = [100, 1_000, 10_000, 100_000];

    public static async Task Run(CancellationToken ct)
    {
        using var work = new DatabaseWork();
        await using (var warm = await ImportStage.Open(Histories[0], work, ct))
            for (var i = 0; i < WarmUps; i++) await warm.Round(ct);

        var stages = new List<ImportStage>();
        try
        {
            foreach (var history in Histories) stages.Add(await ImportStage.Open(history, work, ct));
            var rounds = stages.ToDictionary(s => s, _ => new List<ImportRound>());
            foreach (var stage in stages) await stage.Round(ct);
            for (var round = 1; round <= Rounds; round++)
            {
                // Once there and once back: who comes first is not always the same.
                foreach (var stage in round % 2 == 1 ? stages : Enumerable.Reverse(stages))
                    rounds[stage].Add(await stage.Round(ct));
                Console.WriteLine($"import: round {round}: " + string.Join("; ", stages.Select(s => Told(s, rounds[s][^1]))));
            }

            Judge([.. stages.Select(s => Best.Of(s.History, rounds[s]))]);
        }
        finally
        {
            foreach (var stage in stages) await stage.DisposeAsync();
        }
    }

    private static string Told(ImportStage stage, ImportRound round) => string.Create(CultureInfo.InvariantCulture,
        $"{stage.History} {round.Time:0.0} ms, {round.Cpu:0.0} of processor");

    private static void Judge(IReadOnlyList<Best> all)
    {
        foreach (var one in all)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"import: {one.History,7} orders before: {one.Time:0.0} ms ({1000 / one.Time:0} a second) and {one.Cpu:0.0} ms "
                + $"of processor each; {one.Commands:0.0} commands, {one.Rows:0.0} rows, "
                + $"{one.Steps:0} steps, {one.Transactions:0.00} transactions; bare "
                + $"calls {one.BareTime:0.0} ms and {one.BareCpu:0.0} ms; ratio {one.Time / one.BareTime:0.00} in time, "
                + $"{one.Cpu / one.BareCpu:0.00} in processor"));
        }

        Verdict.AtMost("import", "processor for each order", all.Max(a => a.Cpu), MostMilliseconds, " ms");
        Flat("time", a => a.Time, MostGrowth);
        Flat("processor", a => a.Cpu, MostGrowth);
        Flat("commands", a => a.Commands, MostGrowthOfWork);
        Flat("rows read", a => a.Rows, MostGrowthOfWork);
        Flat("steps of the database", a => a.Steps, MostGrowthOfWork);
        foreach (var (statement, few, many) in Growing(all[0], all[^1]))
            Console.WriteLine($"import: grows from {few:0} to {many:0} steps each: {statement.ReplaceLineEndings(" ")}");

        void Flat(string what, Func<Best, double> figure, double most) =>
            Verdict.AtMost("import", $"the most {what} against the least", all.Max(figure) / all.Min(figure), most);
    }

    /// <summary>The statements that more history makes dearer.</summary>
    private static IEnumerable<(string Statement, double Few, double Many)> Growing(Best few, Best many) =>
        from asked in many.Asked.ByStatement
        let before = few.Asked.ByStatement.GetValueOrDefault(asked.Key).Steps / (double)few.Orders
        let after = asked.Value.Steps / (double)many.Orders
        where after > 50 && after > before * MostGrowth
        orderby after - before descending
        select (asked.Key, before, after);
}
