using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Engine.Shipments;

/// <summary>The tables of shipments, parcels and labels.</summary>
internal static class ShipmentTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Shipment>(shipment =>
        {
            shipment.ToTable("shipments").HasKey(s => s.Key);
            shipment.HasIndex(s => s.OrderKey);
            shipment.HasIndex(s => new { s.AccountId, s.ShipmentId }).IsUnique();
            shipment.HasIndex(s => new { s.SellerId, s.Key });
            shipment.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ShipmentKey);
        });
        model.Entity<ShipmentLine>().ToTable("shipment_lines").HasKey(l => l.Key);
        model.Entity<KnownParcel>(parcel =>
        {
            parcel.ToTable("parcels").HasKey(p => p.Key);
            parcel.HasIndex(p => new { p.OrderKey, p.Number }).IsUnique();
            parcel.HasIndex(p => new { p.SellerId, p.Number });
        });
        model.Entity<ShippingLabel>(label =>
        {
            label.ToTable("shipping_labels").HasKey(l => l.Key);
            label.HasIndex(l => l.OrderKey);
            label.HasIndex(l => new { l.SellerId, l.TrackAndTrace });
            label.HasIndex(l => l.SellerId, "labels_unprinted").HasFilter("\"PrintedAt\" IS NULL");
        });
    }
}
