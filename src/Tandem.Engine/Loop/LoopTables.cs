using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Loop;

/// <summary>The tables of observations and intents.</summary>
internal static class LoopTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Observation>().ToTable("observations").HasKey(o => new { o.SellerId, o.Source });
        model.Entity<Intent>(intent =>
        {
            intent.ToTable("intents").HasKey(i => i.Key);
            intent.HasIndex(i => new { i.SellerId, i.BusinessKey }).IsUnique();
            intent.HasIndex(i => new { i.SellerId, i.Kind, i.State, i.DueAt }, "intents_open")
                .HasFilter("\"State\" IN ('Planned','Sent','Unknown')");
            intent.HasIndex(i => new { i.SellerId, i.Kind }, "intents_refused").HasFilter("\"State\" = 'Refused'");
            intent.HasIndex(i => new { i.Kind, i.Subject });
        });
    }
}
