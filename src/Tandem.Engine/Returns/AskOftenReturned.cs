using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Asks, once a day, about articles that come back unusually often. Only sales of the last days count, with the returns of those
/// very sales: an article that is sold no more does not look worse for it.
/// </summary>
internal sealed class AskOftenReturned
{
    // More articles than this come back unusually often on no day.
    private const int MostLooked = 2000;
    private const string Code = "attention.often-returned";

    public async Task Run(SellerWork work, DateTimeOffset now, CancellationToken ct)
    {
        List<(string Ean, OftenStep Step, Reason What)> steps;
        await using (var db = work.Read()) steps = await Steps(db, work.Seller, now, ct);
        if (steps.Count == 0) return;
        await work.Owner.Write(async db =>
        {
            foreach (var (ean, _, what) in steps.Where(s => s.Step == OftenStep.Ask))
                await db.Raise(work.Seller, now, ReturnQuestions.Often(ean), ActivitySubject.Seller, 0, what, ct);
            await db.Clear(work.Seller, now,
                steps.Where(s => s.Step == OftenStep.End).Select(s => ReturnQuestions.Often(s.Ean)).ToList(), ct);
        }, ct);
    }

    private static async Task<List<(string Ean, OftenStep Step, Reason What)>> Steps(TandemDb db, SellerId seller,
        DateTimeOffset now, CancellationToken ct)
    {
        var from = DutchTime.StartOf(DutchTime.DayOf(now).AddDays(1 - OftenReturnedRule.Days));
        var returned = FigureQuery.ReturnedSales(db, seller, from);
        var many = await returned.GroupBy(s => s.Ean).Where(g => g.Count() >= OftenReturnedRule.FewestReturned)
            .Select(g => new { Ean = g.Key, Returned = g.Count() }).OrderByDescending(a => a.Returned).ThenBy(a => a.Ean)
            .Take(MostLooked).ToDictionaryAsync(a => a.Ean, a => a.Returned, ct);
        var asked = await Asked(db, seller, [.. many.Keys], ct);
        if (many.Count == 0 && asked.Count == 0) return [];
        var sold = FigureQuery.Sold(db, seller, from).Where(l => l.Ean != null && l.Quantity > l.Cancelled);
        var all = new ReturnSales(await sold.CountAsync(ct), await returned.CountAsync(ct));
        var looked = await sold.GroupBy(l => l.Ean).Where(g => g.Count() >= OftenReturnedRule.FewestSales).Select(g => g.Key)
            .CountAsync(ct);
        var sales = await FigureQuery.SalesOf(db, seller, from, [.. many.Keys.Union(asked.Keys)], ct);
        var steps = new List<(string Ean, OftenStep Step, Reason What)>();
        foreach (var ean in many.Keys.Union(asked.Keys))
        {
            var of = sales.GetValueOrDefault(ean);
            var article = new ReturnSales(of?.Sales ?? 0, many.GetValueOrDefault(ean));
            var step = OftenReturnedRule.Decide(article, all, looked, asked.GetValueOrDefault(ean));
            if (step != OftenStep.Leave) steps.Add((ean, step, What(ean, of?.Title, article, all.Without(article))));
        }

        return steps;
    }

    private static Reason What(string ean, string? title, ReturnSales article, ReturnSales others) => Reason.Of(
        Code, ("name", title ?? ean), ("ean", ean), ("returned", article.Returned), ("sold", article.Sales),
        ("days", OftenReturnedRule.Days), ("rate", Percent(article)), ("usual", Percent(others)));

    /// <summary>What is asked or seen, and what was asked before of these articles.</summary>
    private static async Task<Dictionary<string, AskedOften>> Asked(TandemDb db, SellerId seller, List<string> eans,
        CancellationToken ct)
    {
        var causes = eans.ConvertAll(ReturnQuestions.Often);
        var rows = await db.Attentions.Where(a => a.SellerId == seller && a.Subject == ActivitySubject.Seller
            && (a.ClearedAt == null || a.DoneAt != null || causes.Contains(a.Cause)))
            .Select(a => new { a.What, Over = a.ClearedAt != null && a.DoneAt == null }).ToListAsync(ct);
        return rows.Where(a => a.What.Code == Code).ToDictionary(a => a.What["ean"],
            a => new AskedOften(a.Over, new ReturnSales(Figure(a.What, "sold"), Figure(a.What, "returned"))),
            StringComparer.Ordinal);
    }

    private static int Figure(Reason what, string name) =>
        int.TryParse(what.Facts.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? found : 0;

    private static string Percent(ReturnSales of) => of.Percent.ToString("0.#", CultureInfo.InvariantCulture);
}
