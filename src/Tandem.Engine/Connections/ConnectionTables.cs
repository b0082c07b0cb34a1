using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Connections;

/// <summary>The table of sellers in the making.</summary>
internal static class ConnectionTables
{
    public static void Configure(ModelBuilder model) => model.Entity<SetupDraft>(draft =>
    {
        draft.ToTable("setup_drafts").HasKey(d => d.Id);
        draft.HasIndex(d => d.StateHash);
        draft.HasIndex(d => d.SellerId);
    });
}
