using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Upload;

namespace Tandem.Tests.Invoices;

/// <summary>What a person is to do about an invoice at bol.</summary>
public sealed class RequestStepTests
{
    [Theory]
    [InlineData(InvoiceRequestState.Asked, false, false, false, RequestStep.UploadOwn)]
    [InlineData(InvoiceRequestState.Asked, false, true, false, RequestStep.Make)]
    [InlineData(InvoiceRequestState.Asked, true, true, false, RequestStep.Upload)]
    [InlineData(InvoiceRequestState.Asked, true, true, true, RequestStep.Busy)]
    [InlineData(InvoiceRequestState.Incorrect, true, true, false, RequestStep.UploadAnew)]
    [InlineData(InvoiceRequestState.Incorrect, true, true, true, RequestStep.Busy)]
    [InlineData(InvoiceRequestState.Virus, false, true, false, RequestStep.UploadOwn)]
    [InlineData(InvoiceRequestState.Uploaded, true, true, false, RequestStep.Wait)]
    [InlineData(InvoiceRequestState.Uploaded, true, true, true, RequestStep.Wait)]
    [InlineData(InvoiceRequestState.Finished, true, true, false, RequestStep.None)]
    [InlineData(InvoiceRequestState.Other, true, true, false, RequestStep.Look)]
    public void Step_FollowsWhatBolAndTandemHave(InvoiceRequestState state, bool hasInvoice, bool hasOrder, bool busy,
        RequestStep step) =>
        Assert.Equal(step, RequestStepRule.Decide(state, hasInvoice, hasOrder, busy));
}
