using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Loop;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using Tandem.Tests.Invoices;

namespace Tandem.Tests.Restart;

/// <summary>An order is sent: its invoice is made, and bol gets it once and takes it.</summary>
internal sealed class InvoicePlot : StepPlot
{
    private string _order = "";

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.UploadInvoice];

    public override IReadOnlyList<string> Steps =>
    [
        "document.numbered", "invoice.sent", "invoice.called", "invoice.queued", "invoice.settled", "invoice-requests.read",
    ];

    public override string Once => "1 invoice, 1 file, FINISHED";

    public override Task Prepare(Stage stage) => UploadWorld.GoLive(stage);

    public override async Task Begin(Stage stage, int number)
    {
        (_order, var shop) = await Imported(stage, Seeding.Gtin(1));
        await Hands(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var made = await stage.Read(db => db.IssuedDocuments.CountAsync(d => d.Kind == DocumentKind.Invoice
            && db.Orders.Any(o => o.Key == d.OrderKey && o.BolOrderId == _order), Ct));
        var (files, status) = await UploadWorld.AtBol(stage, _order);
        return $"{made} invoice, {files} file, {status}";
    }
}
