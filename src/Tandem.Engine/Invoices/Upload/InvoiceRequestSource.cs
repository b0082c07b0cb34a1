using Tandem.Engine.Loop;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>Which invoices customers ask for, and what bol makes of those that it got.</summary>
internal sealed class InvoiceRequestSource(ReadInvoiceRequests requests) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadInvoiceRequests.Of(account), Lane.Decide | Lane.UploadInvoices,
            (_, began, ct) => requests.Run(work, account, began, ct)));
}
