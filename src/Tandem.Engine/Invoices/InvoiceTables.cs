using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Vat;

namespace Tandem.Engine.Invoices;

/// <summary>The tables of invoices and credit notes.</summary>
internal static class InvoiceTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<DocumentDraft>(draft =>
        {
            draft.ToTable("document_drafts").HasKey(d => d.OrderKey);
            draft.Property(d => d.OrderKey).ValueGeneratedNever();
            draft.HasIndex(d => new { d.SellerId, d.At });
        });
        model.Entity<NumberSeries>().ToTable("number_series").HasKey(s => new { s.SellerId, s.Name });
        model.Entity<OssYear>().ToTable("oss_years").HasKey(y => new { y.SellerId, y.Year });
        model.Entity<DocumentCursor>().ToTable("document_cursors").HasKey(c => c.SellerId);
        model.Entity<ViesCheck>(check =>
        {
            check.ToTable("vies_checks").HasKey(c => c.OrderKey);
            check.Property(c => c.OrderKey).ValueGeneratedNever();
            check.HasIndex(c => new { c.SellerId, c.DueAt }, "vies_checks_due").HasFilter("\"DueAt\" IS NOT NULL");
            check.HasIndex(c => new { c.SellerId, c.AnsweredAt });
        });
        model.Entity<DocumentTask>(task =>
        {
            task.ToTable("document_tasks").HasKey(t => t.OrderKey);
            task.Property(t => t.OrderKey).ValueGeneratedNever();
            task.HasIndex(t => new { t.SellerId, t.DueAt }, "document_tasks_due").HasFilter("\"DueAt\" IS NOT NULL");
            task.HasIndex(t => t.SellerId, "document_tasks_buyers").HasFilter("\"LacksBuyer\"");
        });
        model.Entity<IssuedDocument>(document =>
        {
            document.ToTable("documents").HasKey(d => d.Key);
            document.HasIndex(d => new { d.SellerId, d.Series, d.Sequence }).IsUnique();
            document.HasIndex(d => new { d.SellerId, d.Number }).IsUnique();
            document.HasIndex(d => new { d.SellerId, d.IssuedOn });

            // The figures with it: what an order's documents come to is read without their contents.
            document.HasIndex(d => new { d.OrderKey, d.Kind, d.GrossCents });
            document.HasIndex(d => d.ShipmentKey).IsUnique().HasFilter("\"ShipmentKey\" IS NOT NULL");
        });
        model.Entity<IssuedLine>(line =>
        {
            line.ToTable("document_lines").HasKey(l => l.Key);
            line.HasIndex(l => l.OrderKey);
            line.HasIndex(l => l.DocumentKey);
        });
        model.Entity<DocumentRate>(rate =>
        {
            rate.ToTable("document_rates").HasKey(r => r.Key);
            rate.HasIndex(r => r.DocumentKey);
            rate.HasIndex(r => new { r.SellerId, r.Day });
            rate.HasIndex(r => r.OrderKey);
        });
    }
}
