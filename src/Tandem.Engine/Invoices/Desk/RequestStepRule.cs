using Tandem.Engine.Invoices.Upload;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>What a person is to do about an invoice at bol (facts/bol.md §9). Pure.</summary>
public static class RequestStepRule
{
    /// <param name="hasInvoice">Tandem made one of it.</param>
    /// <param name="hasOrder">Tandem knows its order.</param>
    /// <param name="busy">An invoice of it is on its way to bol.</param>
    public static RequestStep Decide(InvoiceRequestState state, bool hasInvoice, bool hasOrder, bool busy) => state switch
    {
        InvoiceRequestState.Asked or InvoiceRequestState.Incorrect or InvoiceRequestState.Virus when busy => RequestStep.Busy,
        InvoiceRequestState.Asked => hasInvoice ? RequestStep.Upload : hasOrder ? RequestStep.Make : RequestStep.UploadOwn,
        InvoiceRequestState.Incorrect or InvoiceRequestState.Virus => hasInvoice ? RequestStep.UploadAnew : RequestStep.UploadOwn,
        InvoiceRequestState.Uploaded => RequestStep.Wait,
        InvoiceRequestState.Finished => RequestStep.None,
        _ => RequestStep.Look,
    };
}
