using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Journal;

/// <summary>The tables of the journal.</summary>
internal static class JournalTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Activity>(activity =>
        {
            activity.ToTable("activities").HasKey(a => a.Key);
            activity.HasIndex(a => new { a.SellerId, a.At });
            activity.HasIndex(a => new { a.Subject, a.SubjectKey, a.At });
            activity.HasIndex(a => new { a.SellerId, a.Key }, "activities_changes").HasFilter("\"Setting\" IS NOT NULL");
        });
        model.Entity<Attention>(attention =>
        {
            attention.ToTable("attentions").HasKey(a => a.Key);
            attention.HasIndex(a => new { a.SellerId, a.Cause }).IsUnique();
            attention.HasIndex(a => a.SellerId, "attentions_open").HasFilter("\"ClearedAt\" IS NULL");
        });
    }
}
