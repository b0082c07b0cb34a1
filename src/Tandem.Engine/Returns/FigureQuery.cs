using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Units of an article that came back, and in how many returns.</summary>
internal sealed record ArticleUnits
{
    public required string? Ean { get; init; }
    public required int Units { get; init; }
    public required int Returns { get; init; }

    /// <summary>Share of what was sold; below zero where that is too little to say. Not asked for where units sort.</summary>
    public required double Rate { get; init; }
}

/// <summary>What is known of an article from its sales.</summary>
/// <param name="Sold">Units, less what was cancelled.</param>
/// <param name="Sales">Lines of which not all was cancelled.</param>
internal sealed record ArticleSales(string Ean, int Sold, int Sales, string? Title, long? OfferKey);

/// <summary>Adds up returns and sales; each question is answered out of an index.</summary>
internal static class FigureQuery
{
    // Fewer sold, and the highest rates would be those of single sales.
    public const int EnoughSold = OftenReturnedRule.FewestSales;

    // Sorts behind every sign that a number goes on with.
    private const char Last = '\uffff';

    /// <summary>Returns registered since then, of which something came.</summary>
    public static IQueryable<ReturnLine> Returned(TandemDb db, SellerId seller, DateTimeOffset from) =>
        db.Returns.Where(r => r.SellerId == seller && r.RegisteredAt >= from && r.Units > r.CameToNothing);

    /// <summary>Lines of orders placed since then.</summary>
    public static IQueryable<OrderLine> Sold(TandemDb db, SellerId seller, DateTimeOffset from) =>
        db.OrderLines.Where(l => l.SellerId == seller && l.PlacedAt >= from);

    /// <summary>The articles that came back since then, sorted.</summary>
    /// <param name="search">The start of an EAN, or words of a name; null: all.</param>
    public static IQueryable<ArticleUnits> Articles(TandemDb db, SellerId seller, DateTimeOffset from, string? search,
        FigureSort sort)
    {
        var rows = Returned(db, seller, from);
        if (search?.Trim() is { Length: > 0 } text)
        {
            var (words, end) = (LikePattern.Anywhere(text), text + Last);
            rows = rows.Where(r => (string.Compare(r.Ean, text) >= 0 && string.Compare(r.Ean, end) < 0)
                || db.OrderLines.Any(l => l.SellerId == seller && l.Ean == r.Ean
                    && EF.Functions.Like(l.Title!.ToLower(), words, "\\")));
        }

        var articles = rows.GroupBy(r => r.Ean)
            .Select(g => new { Ean = g.Key, Units = g.Sum(r => r.Units - r.CameToNothing), Returns = g.Count() });
        if (sort == FigureSort.Units)
        {
            return articles.Select(a => new ArticleUnits { Ean = a.Ean, Units = a.Units, Returns = a.Returns, Rate = 0 })
                .OrderByDescending(a => a.Units).ThenBy(a => a.Ean);
        }

        return articles.Select(a => new
        {
            a.Ean,
            a.Units,
            a.Returns,
            Sold = db.OrderLines.Where(l => l.SellerId == seller && l.Ean == a.Ean && l.PlacedAt >= from)
                .Sum(l => l.Quantity - l.Cancelled),
        }).Select(a => new ArticleUnits
        {
            Ean = a.Ean,
            Units = a.Units,
            Returns = a.Returns,
            Rate = a.Sold >= EnoughSold ? (double)a.Units / a.Sold : -1,
        }).OrderByDescending(a => a.Rate).ThenByDescending(a => a.Units).ThenBy(a => a.Ean);
    }

    /// <summary>Units by reason, most first.</summary>
    public static async Task<IReadOnlyList<ReasonUnits>> Reasons(IQueryable<ReturnLine> returned, CancellationToken ct) =>
        [.. (await returned.GroupBy(r => r.Why)
            .Select(g => new { Why = g.Key, Units = g.Sum(r => r.Units - r.CameToNothing) })
            .OrderByDescending(r => r.Units).ThenBy(r => r.Why).ToListAsync(ct)).Select(r => new ReasonUnits(r.Why, r.Units))];

    /// <summary>Units by reason of each of these articles, most first.</summary>
    public static async Task<ILookup<string, ReasonUnits>> ReasonsOf(IQueryable<ReturnLine> returned, List<string> eans,
        CancellationToken ct) =>
        (await returned.Where(r => eans.Contains(r.Ean ?? "")).GroupBy(r => new { r.Ean, r.Why })
            .Select(g => new { g.Key.Ean, g.Key.Why, Units = g.Sum(r => r.Units - r.CameToNothing) }).ToListAsync(ct))
            .OrderByDescending(r => r.Units).ThenBy(r => r.Why, StringComparer.Ordinal)
            .ToLookup(r => r.Ean ?? "", r => new ReasonUnits(r.Why, r.Units), StringComparer.Ordinal);

    /// <summary>What was sold of these articles since then, and what they are called.</summary>
    public static async Task<IReadOnlyDictionary<string, ArticleSales>> SalesOf(TandemDb db, SellerId seller,
        DateTimeOffset from, IReadOnlyList<string> eans, CancellationToken ct)
    {
        if (eans.Count == 0) return new Dictionary<string, ArticleSales>(StringComparer.Ordinal);
        var sums = await db.OrderLines.Where(l => l.SellerId == seller && eans.Contains(l.Ean!)).GroupBy(l => l.Ean!)
            .Select(g => new
            {
                Ean = g.Key,
                Sold = g.Sum(l => l.PlacedAt >= from ? l.Quantity - l.Cancelled : 0),
                Sales = g.Sum(l => l.PlacedAt >= from && l.Quantity > l.Cancelled ? 1 : 0),
                Newest = g.Max(l => l.Key),
            }).ToListAsync(ct);
        var newest = sums.ConvertAll(s => s.Newest);
        var known = await db.OrderLines.Where(l => newest.Contains(l.Key)).Select(l => new { l.Key, l.Title, l.OfferKey })
            .ToDictionaryAsync(l => l.Key, ct);
        return sums.ToDictionary(s => s.Ean, s => new ArticleSales(
            s.Ean, s.Sold, s.Sales, known[s.Newest].Title, known[s.Newest].OfferKey), StringComparer.Ordinal);
    }

    /// <summary>Lines placed since then of which a return was registered, with their article; each once.</summary>
    public static IQueryable<ReturnedSale> ReturnedSales(TandemDb db, SellerId seller, DateTimeOffset from) =>
        Returned(db, seller, from).Where(r => r.OrderKey != null && r.OrderItemId != null)
            .Join(Sold(db, seller, from).Where(l => l.Ean != null),
                r => new { Order = r.OrderKey!.Value, Item = r.OrderItemId! },
                l => new { Order = l.OrderKey, Item = l.OrderItemId },
                (_, l) => new ReturnedSale { Line = l.Key, Ean = l.Ean! }).Distinct();

    internal sealed class ReturnedSale
    {
        public required long Line { get; init; }
        public required string Ean { get; init; }
    }
}
