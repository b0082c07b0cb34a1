using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Proof;

/// <summary>The tables of drift.</summary>
internal static class ProofTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Drift>(drift =>
        {
            drift.ToTable("drifts").HasKey(d => d.Key);
            drift.HasIndex(d => new { d.SellerId, d.SeenAt });
            drift.HasIndex(d => d.OfferKey, "drifts_open").HasFilter("\"State\" IN ('Doubted','Open')");
        });
    }
}
