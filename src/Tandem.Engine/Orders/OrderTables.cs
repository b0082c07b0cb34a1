using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tandem.Engine.Orders.Import;

namespace Tandem.Engine.Orders;

/// <summary>The tables of orders.</summary>
internal static class OrderTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Order>(order =>
        {
            order.ToTable("orders").HasKey(o => o.Key);
            order.HasIndex(o => new { o.AccountId, o.BolOrderId }).IsUnique();
            order.HasIndex(o => new { o.SellerId, o.State, o.PlacedAt });
            order.HasIndex(o => new { o.SellerId, o.PlacedAt });
            order.HasIndex(o => new { o.SellerId, o.PlacedAt, o.ImportedAt }, "orders_imported")
                .HasFilter("\"ImportedAt\" IS NOT NULL");
            order.HasIndex(o => new { o.ShopId, o.ShopOrderId });
            order.HasIndex(o => new { o.SellerId, o.ShopOrderNumber });
            order.HasIndex(o => new { o.SellerId, o.BolOrderId });
            order.HasIndex(o => new { o.SellerId, o.TrackingDueAt }, "orders_tracking_due")
                .HasFilter("\"TrackingDueAt\" IS NOT NULL");
            order.HasIndex(o => new { o.SellerId, o.GuardAt }, "orders_guard_due").HasFilter("\"GuardAt\" IS NOT NULL");
            order.HasIndex(o => new { o.SellerId, o.FlowDueAt }, "orders_flow_due").HasFilter("\"FlowDueAt\" IS NOT NULL");
            order.HasIndex(o => new { o.AccountId, o.ShipmentsDueAt }, "orders_shipments_due")
                .HasFilter("\"ShipmentsDueAt\" IS NOT NULL");
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderKey);
        });
        model.Entity<OrderLine>(line =>
        {
            line.ToTable("order_lines").HasKey(l => l.Key);
            line.Ignore(l => l.Open);
            line.Ignore(l => l.Held);
            line.Ignore(l => l.Going);
            line.Property(l => l.Taxes).HasConversion(new LineTaxesConverter(), new LineTaxesComparer());
            line.HasIndex(l => new { l.OrderKey, l.OrderItemId }).IsUnique();
            line.HasIndex(l => new { l.OfferKey, l.PlacedAt });
            line.HasIndex(l => l.OfferKey, "lines_promised").HasFilter("NOT \"InStockReading\"");
            line.HasIndex(l => new { l.SellerId, l.PlacedAt, l.OrderKey }, "lines_lvb").HasFilter("\"Fulfilment\" = 'Lvb'");
            line.HasIndex(l => new { l.SellerId, l.Ean, l.PlacedAt, l.Quantity, l.Cancelled }, "lines_of_article");
            line.HasIndex(l => new { l.SellerId, l.PlacedAt, l.Quantity, l.Cancelled }, "lines_sold");
            line.HasIndex(l => l.SellerId, "lines_without_offer").HasFilter("\"OfferKey\" IS NULL");
        });
        model.Entity<Adjustment>(row =>
        {
            row.ToTable("order_adjustments").HasKey(a => a.Key);
            row.HasIndex(a => a.OrderKey);
            row.HasIndex(a => new { a.SellerId, a.At, a.Cause, a.CentsInclVat });
        });
    }

    private sealed class LineTaxesConverter() : ValueConverter<IReadOnlyList<LineTax>?, string?>(
        taxes => taxes == null ? null : JsonSerializer.Serialize(taxes, JsonSerializerOptions.Default),
        json => json == null ? null : JsonSerializer.Deserialize<List<LineTax>>(json, JsonSerializerOptions.Default));

    private sealed class LineTaxesComparer() : ValueComparer<IReadOnlyList<LineTax>?>(
        (one, other) => ReferenceEquals(one, other), taxes => taxes == null ? 0 : taxes.Count, taxes => taxes);
}
