using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Returns;

/// <summary>The tables of returns.</summary>
internal static class ReturnTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ReturnLine>(line =>
        {
            line.ToTable("returns").HasKey(r => r.Key);
            line.HasIndex(r => new { r.AccountId, r.RmaId }).IsUnique();
            line.HasIndex(r => r.OrderKey);
            line.HasIndex(r => r.SellerId);
            line.HasIndex(r => new { r.AccountId, r.BolOrderId }, "returns_without_order").HasFilter("\"OrderKey\" IS NULL");
            line.HasIndex(r => r.SellerId, "returns_untold").HasFilter("\"Untold\"");
            line.HasIndex(r => r.AccountId, "returns_waiting").HasFilter("NOT \"Handled\"");
            line.HasIndex(r => r.SellerId, "returns_unbooked").HasFilter("\"Unbooked\"");
            line.HasIndex(r => new { r.SellerId, r.Step, r.RegisteredAt }, "returns_desk");
            line.HasIndex(r => new { r.SellerId, r.RmaId }, "returns_rma");
            line.HasIndex(r => new { r.SellerId, r.RegisteredAt, r.Ean, r.Why, r.Units, r.CameToNothing }, "returns_figures");
            line.HasIndex(r => new { r.SellerId, r.HandledAt }, "returns_came_in").HasFilter("\"CameIn\" AND NOT \"Lvb\"");
            line.HasIndex(r => new { r.SellerId, r.TrackingCode }, "returns_code").HasFilter("\"TrackingCode\" IS NOT NULL");
        });
        model.Entity<ReturnDecision>(decision =>
        {
            decision.ToTable("return_decisions").HasKey(d => d.Key);
            decision.Ignore(d => d.Counts);
            decision.Ignore(d => d.ToReplace);
            decision.HasIndex(d => new { d.ReturnKey, d.Outcome, d.Dropped });
            decision.HasIndex(d => d.OrderKey);
            decision.HasIndex(d => new { d.SellerId, d.At });
            decision.HasIndex(d => new { d.SellerId, d.Outcome, d.At, d.AtBol, d.Dropped, d.NetCents });
            decision.HasIndex(d => d.SellerId, "return_decisions_due")
                .HasFilter("\"AtBol\" AND NOT \"Booked\" AND NOT \"Dropped\"");
            decision.HasIndex(d => new { d.SellerId, d.ReplacedBy }, "return_decisions_replaced")
                .HasFilter("\"ReplacedBy\" IS NOT NULL");
        });
        model.Entity<ReturnPhoto>(photo =>
        {
            photo.ToTable("return_photos").HasKey(p => p.Key);
            photo.HasIndex(p => p.ReturnKey);
            photo.HasIndex(p => new { p.SellerId, p.At });
        });
    }
}
