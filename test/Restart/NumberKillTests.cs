using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// The program is killed while it numbers documents: between a number and its document's end, and wherever it is just then.
/// <c>TANDEM_TEST_NUMBERS=20</c> kills it twenty times, with as many more documents.
/// </summary>
public abstract class NumberKillTests(DatabaseKind kind, ITestOutputHelper output)
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("TANDEM_TEST_NUMBERS"), out var kills) ? Math.Clamp(kills, 3, 200) : 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledWhileItNumbers_NoneIsMissing_NoneIsThereTwice()
    {
        await using var drill = await NumberDrill.Open(kind, sellers: 3, orders: 12 * Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            // Each of the three may be at its second document, so that of nine at least two are in.
            var halts = kill % 3 < 2;
            await using var dies = drill.Serve(halts ? $"document.numbered:{9 + kill}" : null);
            if (halts) await dies.Line("halted at document.numbered", NumberDrill.Patience, Ct);
            else await drill.Until(await drill.Made() + 10, dies);
            await dies.Kill(Ct);
            var made = await drill.Made();
            output.WriteLine($"killed with {made} of {drill.All}");
            Assert.InRange(made, 1, drill.All - 1);
        }

        await using (var lives = drill.Serve())
        {
            await drill.Until(drill.All, lives);
            Assert.Equal(0, await lives.Stop(Ct));
        }

        await drill.IsSound();
        await Tampering_IsFoundByDoctor(drill);
    }

    private static async Task Tampering_IsFoundByDoctor(NumberDrill drill)
    {
        await drill.Store.Write(async db =>
        {
            var key = await db.IssuedDocuments.Where(d => d.Kind == DocumentKind.Invoice && d.Sequence == 7)
                .Select(d => d.Key).FirstAsync(Ct);
            await db.IssuedDocuments.Where(d => d.Key == key)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.GrossCents, x => x.GrossCents + 1), Ct);
        }, Ct);
        var said = await drill.Doctor();
        var lines = said.Split('\n').Where(line => line.Contains("Documents of", StringComparison.Ordinal)).ToList();
        Assert.Equal((1, 2), (lines.Count(l => l.StartsWith("BAD", StringComparison.Ordinal)
            && l.Contains("-00007: changed since it was made", StringComparison.Ordinal)),
            lines.Count(l => l.StartsWith("ok", StringComparison.Ordinal))));
    }
}

public sealed class SqliteNumberKillTests(ITestOutputHelper output) : NumberKillTests(DatabaseKind.Sqlite, output);

public sealed class PostgresNumberKillTests(ITestOutputHelper output) : NumberKillTests(DatabaseKind.Postgres, output);
