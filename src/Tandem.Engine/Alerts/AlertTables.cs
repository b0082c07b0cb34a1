using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Alerts;

/// <summary>The tables of alerts and of what leaves because of them.</summary>
internal static class AlertTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts").HasKey(a => new { a.SellerId, a.Cause });
            alert.Property(a => a.Weight).HasConversion(weight => weight.ToString(), text => AlertWeight.Parse(text));
            alert.Property(a => a.Told).HasConversion(weight => weight.ToString(), text => AlertWeight.Parse(text));
        });
        model.Entity<AlertMessage>(message =>
        {
            message.ToTable("alert_messages").HasKey(m => m.Key);
            message.HasIndex(m => new { m.SellerId, m.Channel }, "alert_messages_waiting")
                .HasFilter("\"SentAt\" IS NULL AND \"DroppedAt\" IS NULL");
            message.HasIndex(m => new { m.SellerId, m.CreatedAt });
        });
        model.Entity<ChannelState>().ToTable("alert_channels").HasKey(c => new { c.SellerId, c.Channel });
    }
}
