using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Reads the figures of returns: how often, why, and at what cost.</summary>
public sealed class ReturnFigures(Database database, TimeProvider clock)
{
    /// <summary>The days that a period may have, today included.</summary>
    public static readonly IReadOnlyList<int> Periods = [30, 90, 365];

    /// <summary>Fewer units sold, and an article stands last by its rate.</summary>
    public const int EnoughSold = FigureQuery.EnoughSold;

    /// <summary>Months that are shown, the one that runs included.</summary>
    public const int Months = 12;

    private const int AtOnce = 500;

    /// <summary>The articles that came back.</summary>
    /// <param name="search">The start of an EAN, or words of a name; null: all.</param>
    public async Task<PageOf<ItemReturns>> Items(SellerId seller, int days, string? search, FigureSort sort, int skip, int take,
        CancellationToken ct)
    {
        var from = DutchTime.StartOf(First(days));
        await using var db = database.Read();
        var page = await FigureQuery.Articles(db, seller, from, search, sort).Page(skip, take, ct, AtOnce);
        var eans = page.Rows.Select(a => a.Ean ?? "").ToList();
        var sales = await FigureQuery.SalesOf(db, seller, from, eans.FindAll(e => e.Length > 0), ct);
        var reasons = await FigureQuery.ReasonsOf(FigureQuery.Returned(db, seller, from), eans, ct);
        var offers = sales.Values.Select(s => s.OfferKey).OfType<long>().Distinct().ToList();
        var items = (await db.LinkParts.Where(p => p.SellerId == seller && offers.Contains(p.OfferKey))
            .Select(p => new { p.OfferKey, p.ItemKey }).ToListAsync(ct)).ToLookup(p => p.OfferKey, p => p.ItemKey);
        var causes = eans.ConvertAll(ReturnQuestions.Often);
        var asked = (await db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null && causes.Contains(a.Cause))
            .Select(a => a.Cause).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return page.As(a => Row(a, sales.GetValueOrDefault(a.Ean ?? "")));

        ItemReturns Row(ArticleUnits of, ArticleSales? sold) => new(
            of.Ean, sold?.Title, sold?.OfferKey is { } offer && items[offer].ToList() is [var item] ? item : null,
            sold?.Sold ?? 0, of.Units, of.Returns, asked.Contains(ReturnQuestions.Often(of.Ean ?? "")), [.. reasons[of.Ean ?? ""]]);
    }

    /// <summary>All of them, in their order, read piece by piece.</summary>
    public async IAsyncEnumerable<ItemReturns> All(SellerId seller, int days, string? search, FigureSort sort,
        [EnumeratorCancellation] CancellationToken ct)
    {
        for (var skip = 0; ; skip += AtOnce)
        {
            var page = await Items(seller, days, search, sort, skip, AtOnce, ct);
            foreach (var row in page.Rows) yield return row;
            if (page.Rows.Count < AtOnce) yield break;
        }
    }

    public async Task<ReturnTotals> Totals(SellerId seller, int days, CancellationToken ct)
    {
        var (first, today) = (First(days), DutchTime.DayOf(clock.GetUtcNow()));
        var from = DutchTime.StartOf(first);
        await using var db = database.Read();
        var sold = await FigureQuery.Sold(db, seller, from).SumAsync(l => l.Quantity - l.Cancelled, ct);
        var returned = FigureQuery.Returned(db, seller, from);
        var returns = await returned.CountAsync(ct);
        var reasons = await FigureQuery.Reasons(returned, ct);
        var oldest = await db.OrderLines.Where(l => l.SellerId == seller).OrderBy(l => l.PlacedAt)
            .Select(l => (DateTimeOffset?)l.PlacedAt).FirstOrDefaultAsync(ct);
        return new ReturnTotals(first, today, sold, reasons.Sum(r => r.Units), returns,
            oldest is { } at && at > from ? DutchTime.DayOf(at) : null, reasons);
    }

    /// <summary>The last months, the oldest first.</summary>
    public async Task<IReadOnlyList<MonthOfReturns>> ByMonth(SellerId seller, CancellationToken ct)
    {
        var first = FirstMonth();
        var months = Enumerable.Range(0, Months).Select(first.AddMonths).ToList();
        await using var db = database.Read();
        var settings = await db.SettingsOf<ReturnSettings>(seller, ct);
        return [.. (await MonthQuery.Of(db, seller, months, ct)).Select(m => new MonthOfReturns(
            months[m.Month], m.Sold, m.Units, new Money(m.RefundedCents), m.CameIn, FigureRule.Work(m.CameIn, settings),
            FigureRule.Lost(m.DamagedCents, m.KeptCents, settings), new Money(m.CompensatedCents), m.Unpriced))];
    }

    /// <summary>
    /// What bol's own invoices of the same months hold besides: types that are not known here, and compensations for what is no
    /// return that is known here.
    /// </summary>
    public async Task<IReadOnlyList<SettlementSum>> BesidesReturns(SellerId seller, CancellationToken ct)
    {
        var (from, until) = (FirstMonth(), FirstMonth().AddMonths(Months));
        await using var db = database.Read();
        var other = SettlementQuery.Compensations(db, seller, from, until).Where(s => s.OrderItemId == null || !db.Returns.Any(
            r => r.SellerId == seller && r.OrderKey == s.OrderKey && r.OrderItemId == s.OrderItemId));
        return
        [
            .. await SettlementQuery.Sums(other, ct),
            .. await SettlementQuery.Sums(SettlementQuery.Unknown(db, seller, from, until), ct),
        ];
    }

    private DateOnly FirstMonth()
    {
        var today = DutchTime.DayOf(clock.GetUtcNow());
        return new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
    }

    private DateOnly First(int days) => DutchTime.DayOf(clock.GetUtcNow()).AddDays(1 - days);
}
