using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>
/// Takes over categories, tags and the names of parents. In wc/v3 a variation tells none of them: it has those of its parent,
/// whichever of the two is read first.
/// </summary>
internal sealed class SaveGroups
{
    private const int LongestAddress = 2000;
    private readonly Dictionary<long, ParentProduct> _parents;

    private SaveGroups(Dictionary<long, ParentProduct> parents, IReadOnlyList<long> touched)
    {
        (_parents, Touched) = (parents, touched);
    }

    /// <summary>Items whose groups changed because their parent's did.</summary>
    public IReadOnlyList<long> Touched { get; }

    public (string Categories, string Tags) Of(WooProduct product) => product.Type == "variation"
        ? _parents.GetValueOrDefault(product.ParentId ?? 0) is { } parent ? (parent.Categories, parent.Tags) : ("", "")
        : (Ids(product.Categories), Ids(product.Tags));

    /// <summary>Whether the shop's shoppers cannot buy it because of its parent.</summary>
    public bool IsUnpublished(WooProduct product) =>
        product.Type == "variation" && _parents.GetValueOrDefault(product.ParentId ?? 0) is { Unpublished: true };

    /// <summary>
    /// What it is called on every screen; a variation after its parent, and by its options where an older shop gives it no name.
    /// </summary>
    public string NameOf(WooProduct product) => product.Type != "variation" ? product.Name ?? "" : ItemNameRule.Of(
        _parents.GetValueOrDefault(product.ParentId ?? 0)?.Name,
        product.Name ?? string.Join(", ", (product.Attributes ?? []).Select(a => a.Option).Where(o => !string.IsNullOrEmpty(o))));

    /// <summary>Its picture; of a variation its own, or else that of its parent.</summary>
    public string? PictureOf(WooProduct product) => OwnPicture(product)
        ?? (product.Type == "variation" ? _parents.GetValueOrDefault(product.ParentId ?? 0)?.Picture : null);

    private static string? OwnPicture(WooProduct product) =>
        (product.Image ?? product.Images?.FirstOrDefault())?.Src is { Length: > 0 and <= LongestAddress } src ? src : null;

    public static async Task<SaveGroups> Save(TandemDb db, Shop shop, IReadOnlyList<WooProduct> products, CancellationToken ct)
    {
        await Names(db, shop, products, ct);
        var parentIds = products.Where(p => p.Type is "variable" or "variation")
            .Select(p => p.Type == "variation" ? p.ParentId ?? 0 : p.Id).Distinct().ToList();
        var rows = parentIds.Count == 0
            ? []
            : await db.ParentProducts.Where(p => p.ShopId == shop.Id && parentIds.Contains(p.ProductId))
                .ToDictionaryAsync(p => p.ProductId, ct);
        var touched = new List<long>();
        foreach (var parent in products.Where(p => p.Type == "variable"))
        {
            var (categories, tags) = (Ids(parent.Categories), Ids(parent.Tags));
            if (!rows.TryGetValue(parent.Id, out var row))
                db.ParentProducts.Add(rows[parent.Id] = row = new ParentProduct
                {
                    SellerId = shop.SellerId,
                    ShopId = shop.Id,
                    ProductId = parent.Id,
                    Categories = "?"
                });
            var (before, name, unpublished) = (row.Name, parent.Name ?? "", SaveItems.IsUnpublished(parent));
            var (pictureBefore, picture) = (row.Picture, OwnPicture(parent));
            if ((row.Categories, row.Tags, before, row.Unpublished, pictureBefore)
                == (categories, tags, name, unpublished, picture)) continue;

            var published = row.Unpublished && !unpublished;
            (row.Categories, row.Tags, row.Name, row.Unpublished, row.Picture) = (categories, tags, name, unpublished, picture);
            foreach (var variation in await db.Items
                .Where(i => i.ShopId == shop.Id && i.ProductId == parent.Id && i.VariationId != 0).ToListAsync(ct))
            {
                variation.Name = ItemNameRule.Renamed(variation.Name, before, name);
                if (variation.Picture == pictureBefore) variation.Picture = picture;
                if (unpublished && !variation.Unpublished)
                {
                    (variation.Unpublished, variation.MatchDue) = (true, true);
                    touched.Add(variation.Key);
                }

                // Whether it is switched off by itself only its own reading tells.
                if (published) variation.ReadDueSince ??= variation.ReadAt;
                if ((variation.Categories, variation.Tags) == (categories, tags)) continue;
                (variation.Categories, variation.Tags) = (categories, tags);
                touched.Add(variation.Key);
            }
        }

        return new SaveGroups(rows, touched);
    }

    private static async Task Names(TandemDb db, Shop shop, IReadOnlyList<WooProduct> products, CancellationToken ct)
    {
        var named = products.SelectMany(p => (p.Categories ?? []).Select(t => (Kind: ProductGroupKind.Category, Term: t))
                .Concat((p.Tags ?? []).Select(t => (Kind: ProductGroupKind.Tag, Term: t))))
            .Where(g => g.Term.Id > 0 && !string.IsNullOrWhiteSpace(g.Term.Name))
            .DistinctBy(g => (g.Kind, g.Term.Id)).ToList();
        if (named.Count == 0) return;

        var ids = named.ConvertAll(g => g.Term.Id);
        var known = await db.ProductGroups.Where(g => g.ShopId == shop.Id && ids.Contains(g.GroupId))
            .ToDictionaryAsync(g => (g.Kind, g.GroupId), ct);
        foreach (var (kind, term) in named)
        {
            var name = WebUtility.HtmlDecode(term.Name)!;
            if (known.TryGetValue((kind, term.Id), out var row)) row.Name = name;
            else db.ProductGroups
                .Add(new ProductGroup
                {
                    ShopId = shop.Id,
                    Kind = kind,
                    GroupId = term.Id,
                    SellerId = shop.SellerId,
                    Name = name
                });
        }
    }

    private static string Ids(IReadOnlyList<WooTerm>? terms)
    {
        var ids = (terms ?? []).Where(t => t.Id > 0).Select(t => t.Id).Distinct().Order().ToList();
        return ids.Count == 0 ? "" : $";{string.Join(';', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))};";
    }
}
