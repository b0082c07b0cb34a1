using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Loop;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using Tandem.Tests.Invoices;

namespace Tandem.Tests.Restart;

/// <summary>An order of a business is sent: its invoice goes over Peppol once, and is proved to have arrived.</summary>
internal sealed class EInvoicePlot : StepPlot
{
    private string _order = "";

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.SendEInvoice];

    public override IReadOnlyList<string> Steps =>
        ["e-invoice.sent", "e-invoice.called", "e-invoice.queued", "e-invoice.settled"];

    public override string Once => "taken 1, Proved";

    public override Task Prepare(Stage stage) => PeppolWorld.GoLive(stage);

    public override async Task Begin(Stage stage, int number)
    {
        (_order, var shop) = await Imported(stage, Seeding.Gtin(1));
        await PeppolWorld.IsBuyer(stage, PeppolWorld.Buyer);
        await Hands(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var seen = await stage.Read(db => db.IssuedDocuments.Where(d => db.Orders.Any(o => o.Key == d.OrderKey
                && o.BolOrderId == _order)).Select(d => new
                {
                    d.Number,
                    State = db.EInvoices.Where(e => e.DocumentKey == d.Key).Select(e => (EInvoiceState?)e.State).FirstOrDefault(),
                }).SingleOrDefaultAsync(Ct));
        return $"taken {(await PeppolWorld.Taken(stage)).Count(t => t.Number == seen?.Number)}, {seen?.State}";
    }
}
