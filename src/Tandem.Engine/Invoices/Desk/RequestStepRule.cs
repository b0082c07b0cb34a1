using Tandem.Engine.Invoices.Upload;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>What a person is to do about an invoice at bol (facts/bol.md §9). Pure.</summary>
public static class RequestStepRule
{
    /// <param name="busy">An invoice of it is on its way to bol.</param>
    public static RequestStep Decide(InvoiceRequestState state, bool hasInvoice, bool busy) => state switch
    {
        InvoiceRequestState.Asked or InvoiceRequestState.Incorrect or InvoiceRequestState.Virus when busy => RequestStep.Busy,
        InvoiceRequestState.Asked => hasInvoice ? RequestStep.Upload : RequestStep.Make,
        InvoiceRequestState.Incorrect or InvoiceRequestState.Virus => RequestStep.UploadAnew,
        InvoiceRequestState.Uploaded => RequestStep.Wait,
        InvoiceRequestState.Finished => RequestStep.None,
        _ => RequestStep.Look,
    };
}
