using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Links;

/// <summary>The tables of links.</summary>
internal static class LinkTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<LinkPart>(part =>
        {
            part.ToTable("link_parts").HasKey(p => new { p.OfferKey, p.ItemKey });
            part.HasIndex(p => p.ItemKey);
        });
        model.Entity<LinkChange>(change =>
        {
            change.ToTable("link_changes").HasKey(c => c.Key);
            change.HasIndex(c => new { c.OfferKey, c.Key });
            change.HasIndex(c => new { c.SellerId, c.At });
        });
    }
}
