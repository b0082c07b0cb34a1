using System.Text;
using Tandem.Bol;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>What the simulated bol does with invoices for customers.</summary>
public sealed class UploadBehaviourTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private Rehearsal rehearsal = null!;

    public async ValueTask InitializeAsync() => rehearsal = await Rehearsal.Start();

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    [Theory]
    [InlineData("%PDF-1.7 een factuur", "FINISHED")]
    [InlineData("%PDF-1.7 %%NO-INVOICE", "INVOICE_INCORRECT")]
    [InlineData("%PDF-1.7 X5O!EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "INVOICE_VIRUS_DETECTED")]
    public async Task Request_IsAnswered_AndLookedThrough(string file, string end)
    {
        var order = await rehearsal.OrderAtBol();
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        var shipment = (string)(await rehearsal.Ledger(Post, $"shoppers/ask-invoice?order={order}")).Json["id"]!;
        Assert.Equal(("INVOICE_REQUESTED", order), ((await Only("OPEN"))!.Status, (await Only("OPEN"))!.OrderId));

        var process = await rehearsal.Bol.UploadInvoice(shipment, "factuur.pdf", Encoding.ASCII.GetBytes(file), None);
        var ended = (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, None))!;
        Assert.Equal(("SUCCESS", shipment, "UPLOAD_INVOICE"), (ended.Status, ended.EntityId, ended.EventType));
        Assert.Null(await Only("OPEN"));
        Assert.Equal("INVOICE_UPLOADED", (await Only("ALL"))!.Status);
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(end, (await Only("ALL"))!.Status);
        Assert.Equal(end == "FINISHED", await Only("UPLOAD_ERROR") is null);
        Assert.Equal(3, (await Only("ALL"))!.StatusTransitions!.Count);
        var kept = Assert.Single((await rehearsal.Ledger(Get, "uploads")).Json.AsArray());
        Assert.Equal(file, Encoding.ASCII.GetString(Convert.FromBase64String((string)kept!["files"]![0]!)));

        // A file in which nothing can be read says nothing, and is not the end of the verdict.
        Assert.True((int)(await rehearsal.Verdict())["invoiceCentsDifferent"]! > 0);
    }

    [Fact]
    public async Task Upload_ThatNobodyAskedFor_IsTaken_AndOthersThanPdfAreNot()
    {
        var order = await rehearsal.OrderAtBol();
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        var shipment = (await rehearsal.Bol.GetShipments(new() { OrderId = order }, None)).Shipments![0].ShipmentId!;
        await rehearsal.Bol.UploadInvoice(shipment, "factuur.pdf", [.. "%PDF-1.7"u8], None);
        Assert.Equal("INVOICE_UPLOADED", (await Only("ALL"))!.Status);
        Assert.Equal(415, (await Assert.ThrowsAsync<BolRefused>(
            () => rehearsal.Bol.UploadInvoice(shipment, "factuur.pdf", [.. "<Invoice/>"u8], None))).Status);
        await Assert.ThrowsAsync<BolNotFound>(() => rehearsal.Bol.UploadInvoice("1", "factuur.pdf", [.. "%PDF-1.7"u8], None));
    }

    [Fact]
    public async Task Months_AreInvoiced_ByThemselves()
    {
        await rehearsal.Ledger(Post, $"bol/ship?order={await rehearsal.OrderAtBol()}");
        var day = new DateOnly(2026, 12, 1);
        Assert.Empty(await rehearsal.Bol.GetInvoices(day.AddDays(-30), day, None));
        rehearsal.Clock.Advance(TimeSpan.FromDays(8));
        await rehearsal.Bol.GetInvoices(day.AddDays(-30), day, None);
        var invoice = Assert.Single(await rehearsal.Bol.GetInvoices(day.AddDays(-30), day, None));
        Assert.Equal(2, (await rehearsal.Bol.GetInvoiceSpecification(invoice.InvoiceId!, 1, None))!.Count);
    }

    private async Task<BolInvoiceRequest?> Only(string state) =>
        ((await rehearsal.Bol.GetInvoiceRequests(new() { State = state }, None)).InvoiceRequests ?? []).SingleOrDefault();
}
