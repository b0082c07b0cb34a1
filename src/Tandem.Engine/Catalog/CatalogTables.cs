using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Catalog;

/// <summary>The tables of items.</summary>
internal static class CatalogTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Item>(item =>
        {
            item.ToTable("items").HasKey(i => i.Key);
            item.HasIndex(i => new { i.ShopId, i.ProductId, i.VariationId }).IsUnique();
            item.HasIndex(i => new { i.SellerId, i.Gtin });
            item.HasIndex(i => new { i.SellerId, i.Sku });
            item.HasIndex(i => new { i.SellerId, i.OfferIdHint }).HasFilter("\"OfferIdHint\" IS NOT NULL");
            item.ComplexProperty(i => i.SalesRate);

            // A page of the list is read in its order, and what each verdict counts without the rows; so is what holds a word.
            // SQLite looks at the row for a column of the filter that is not in the index itself.
            item.HasIndex(i => new { i.SellerId, i.Name, i.Key, i.Words, i.Gone }, "items_by_name").HasFilter("NOT \"Gone\"");
            item.HasIndex(i => new { i.SellerId, i.Verdict, i.Name, i.Key, i.Words, i.Gone }, "items_by_verdict")
                .HasFilter("NOT \"Gone\"");
            item.HasIndex(i => i.SellerId, "items_gone").HasFilter("\"Gone\"");
            item.HasIndex(i => i.ShopId, "items_bundles").HasFilter("\"BundleOf\" IS NOT NULL");
            item.HasIndex(i => i.SameAs, "items_languages").HasFilter("\"SameAs\" IS NOT NULL");
            item.HasIndex(i => i.SellerId, "items_match_due").HasFilter("\"MatchDue\"");
            item.HasIndex(i => i.SellerId, "items_read_due").HasFilter("\"ReadDueSince\" IS NOT NULL");
            item.HasIndex(i => new { i.SellerId, i.ShopTarget, i.Quantity, i.ExternalQuantity, i.Gone }, "items_external")
                .HasFilter("\"ExternalQuantity\" IS NOT NULL AND NOT \"Gone\"");
            item.HasIndex(i => i.SellerId, "items_external_due").HasFilter("\"ExternalDue\"");
        });
        model.Entity<ProductGroup>(group =>
        {
            group.ToTable("product_groups").HasKey(g => new { g.ShopId, g.Kind, g.GroupId });
            group.HasIndex(g => g.SellerId);
        });
        model.Entity<ParentProduct>().ToTable("parent_products").HasKey(p => new { p.ShopId, p.ProductId });
    }
}
