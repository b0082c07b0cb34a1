using Tandem.Engine.Invoices.Upload;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>What a person is to do about an invoice at bol (facts/bol.md §9). Pure.</summary>
public static class RequestStepRule
{
    public static RequestStep Decide(InvoiceRequestState state, bool hasInvoice) => state switch
    {
        InvoiceRequestState.Asked => hasInvoice ? RequestStep.Upload : RequestStep.Make,
        InvoiceRequestState.Incorrect or InvoiceRequestState.Virus => RequestStep.UploadAnew,
        InvoiceRequestState.Uploaded => RequestStep.Wait,
        InvoiceRequestState.Finished => RequestStep.None,
        _ => RequestStep.Look,
    };
}
