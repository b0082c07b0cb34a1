using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Sandbox;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Restart;

/// <summary>bol sends its invoice, which has more lines than one page.</summary>
internal sealed class SettlementPlot : StepPlot
{
    private string _invoice = "";

    public override IReadOnlyList<IntentKind> Writes => [];

    public override IReadOnlyList<string> Steps => ["settlement.read", "settlement.saved"];

    public override string Once => "3 lines, -900 cents, read whole";

    public override SandboxOptions World(SandboxOptions options) => base.World(options) with { BolSpecificationPage = 2 };

    public override async Task Begin(Stage stage, int number)
    {
        for (var lines = 0; lines < 3; lines++) await Hands(stage, "bol/invoice-line?type=STOCK&amount=3&vat=21");
        _invoice = (string)(await stage.Rehearsal.Ledger(Post, "bol/invoice")).Json["id"]!;

        // bol's invoices are listed twice a day.
        stage.Clock.Advance(TimeSpan.FromHours(12));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var lines = await stage.Read(db => db.SettlementLines.Where(l => l.InvoiceId == _invoice).ToListAsync(Ct));
        var whole = await stage.Read(db => db.SettlementInvoices.AnyAsync(i => i.InvoiceId == _invoice && i.ReadAt != null
            && i.DueAt == null, Ct));
        return $"{lines.Count} lines, {lines.Sum(l => l.NetCents)} cents, {(whole ? "read whole" : "not read")}";
    }
}
