using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Warehouse;

/// <summary>The tables of bol's own warehouse.</summary>
internal static class WarehouseTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<LvbStock>(stock =>
        {
            stock.ToTable("lvb_stocks").HasKey(s => new { s.AccountId, s.Gtin });
            stock.HasIndex(s => new { s.SellerId, s.Gtin });
        });
        model.Entity<Replenishment>(replenishment =>
        {
            replenishment.ToTable("replenishments").HasKey(r => new { r.AccountId, r.ReplenishmentId });
            replenishment.HasIndex(r => new { r.SellerId, r.CreatedAt });
        });
    }
}
