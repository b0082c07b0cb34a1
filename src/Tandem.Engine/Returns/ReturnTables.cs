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
        });
    }
}
