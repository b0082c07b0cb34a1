using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Settlement;

/// <summary>The tables of bol's own invoices.</summary>
internal static class SettlementTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SettlementInvoice>(invoice =>
        {
            invoice.ToTable("settlement_invoices").HasKey(i => new { i.AccountId, i.InvoiceId });
            invoice.HasIndex(i => new { i.SellerId, i.IssuedOn });
            invoice.HasIndex(i => new { i.AccountId, i.DueAt }, "settlement_due").HasFilter("\"DueAt\" IS NOT NULL");
        });
        model.Entity<SettlementLine>(line =>
        {
            line.ToTable("settlement_lines").HasKey(l => l.Key);
            line.HasIndex(l => new { l.AccountId, l.InvoiceId, l.Number }).IsUnique();
            line.HasIndex(l => l.OrderKey);
            line.HasIndex(l => new { l.SellerId, l.Kind, l.Day });
            line.HasIndex(l => new { l.AccountId, l.BolOrderId }, "settlement_without_order")
                .HasFilter("\"OrderKey\" IS NULL AND \"BolOrderId\" IS NOT NULL");
        });
    }
}
