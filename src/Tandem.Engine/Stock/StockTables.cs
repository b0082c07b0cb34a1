using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tandem.Engine.Offers;

namespace Tandem.Engine.Stock;

/// <summary>The tables of stock, what is set about it and what was sold.</summary>
internal static class StockTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<StockSetting>(setting =>
        {
            setting.ToTable("stock_settings").HasKey(s => s.Key);
            setting.HasIndex(s => new { s.SellerId, s.Scope, s.Target });
        });
        model.Entity<Offer>(offer =>
        {
            // The engine works it out, of whatever is written: nobody sets it, and nobody reads it back.
            var diff = offer.Property<int>(DiffQuery.Column).HasComputedColumnSql(DiffQuery.Sql, stored: true)
                .ValueGeneratedNever().Metadata;
            diff.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            diff.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            offer.HasIndex([nameof(Offer.SellerId), DiffQuery.Column, nameof(Offer.Key), nameof(Offer.Chosen),
                nameof(Offer.Gone)], "offers_by_diff")
                .HasFilter("NOT \"Gone\"");
        });
        model.Entity<StockEntry>(entry =>
        {
            entry.ToTable("stock_entries").HasKey(e => e.Key);
            entry.HasIndex(e => new { e.ItemKey, e.At });
            entry.HasIndex(e => new { e.OfferKey, e.At });
            entry.HasIndex(e => new { e.SellerId, e.At });
        });
        model.Entity<StockDay>().ToTable("stock_days").HasKey(d => new { d.SellerId, d.Day });
        model.Entity<ShopSale>(sale =>
        {
            sale.ToTable("shop_sales").HasKey(s => new { s.ShopId, s.ShopOrderId, s.ItemKey });
            sale.HasIndex(s => new { s.ItemKey, s.At });
            sale.HasIndex(s => new { s.SellerId, s.At, s.ShopId, s.ShopOrderId });
        });
        model.Entity<ShadowEntry>(entry =>
        {
            entry.ToTable("shadow_entries").HasKey(e => e.Key);
            entry.HasIndex(e => new { e.SellerId, e.At });
            entry.HasIndex(e => e.OfferKey, "shadow_open").HasFilter("\"Verdict\" = 'Open'");
        });
        model.Entity<ExternalSource>().ToTable("external_sources").HasKey(s => s.SellerId);
        model.Entity<Hold>(hold =>
        {
            hold.ToTable("holds").HasKey(h => h.Key);
            hold.HasIndex(h => new { h.ShopId, h.ShopOrderId });
            hold.HasIndex(h => h.ItemKey);
            hold.HasIndex(h => new { h.SellerId, h.Until });
        });
    }
}
