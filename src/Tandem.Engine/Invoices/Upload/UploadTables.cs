using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>The tables of invoices at bol.</summary>
internal static class UploadTables
{
    public static void Configure(ModelBuilder model) => model.Entity<InvoiceRequest>(request =>
    {
        request.ToTable("invoice_requests").HasKey(r => new { r.AccountId, r.ShipmentId });
        request.HasIndex(r => new { r.SellerId, r.State, r.Deadline });
        request.HasIndex(r => r.OrderKey);
        request.HasIndex(r => new { r.AccountId, r.SeenAt }, "invoice_requests_open").HasFilter("NOT \"Over\"");
    });
}
