using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>The table of what goes over Peppol.</summary>
internal static class PeppolTables
{
    public static void Configure(ModelBuilder model) => model.Entity<EInvoice>(invoice =>
    {
        invoice.ToTable("e_invoices").HasKey(e => e.DocumentKey);
        invoice.Property(e => e.DocumentKey).ValueGeneratedNever();
        invoice.HasIndex(e => new { e.SellerId, e.OrderKey });
    });
}
