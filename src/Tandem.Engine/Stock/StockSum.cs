using System.Globalization;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// The decision on a number as the sum that it was, so that a seller can check it on paper: units of the item, divided by what
/// one unit of the offer takes, and what still bears on the offer. Terms of nothing are left out, except the first. Pure.
/// </summary>
/// <param name="Items">In units of the item; together <paramref name="Free"/>.</param>
/// <param name="Free">Never below 0.</param>
/// <param name="PerOffer">Units of the item that one unit of the offer takes.</param>
/// <param name="Offers">In units of the offer; together with <see cref="Each"/> the <paramref name="Target"/>.</param>
public sealed record StockSum(IReadOnlyList<SumTerm> Items, int Free, int PerOffer, IReadOnlyList<SumTerm> Offers, int Target)
{
    /// <summary>Units of the offer that the free units make, rounded down.</summary>
    public int Each => Free / PerOffer;

    /// <summary>Units of the item that are left over from that.</summary>
    public int Rest => Free % PerOffer;

    /// <summary>Whether it says more than that the shop has so many.</summary>
    public bool HasSteps => Items.Count > 1 || Offers.Count > 0 || PerOffer > 1;

    /// <param name="why">As the decision gave it.</param>
    /// <returns>Null where the number is no sum: the shop does not count, or the seller said another thing.</returns>
    public static StockSum? Of(Reason why)
    {
        if (why.Code is "stock.assumed" or "stock.out-of-stock") return null;
        if (Figure(why, "available") is not { } available || Figure(why, "target") is not { } target) return null;
        List<SumTerm> items = [new(SumPart.InShop, available)];
        Take(items, SumPart.SoldAtBol, -(Figure(why, "promised") ?? 0));
        Take(items, SumPart.Reserved, -(Figure(why, "held") ?? 0));
        Take(items, SumPart.Safety, -(Figure(why, "safety") ?? 0));
        var left = items.Sum(t => t.Units);
        Take(items, SumPart.NeverBelowZero, Math.Max(0, -left));
        var sum = new StockSum(items, Math.Max(0, left), Math.Max(1, Figure(why, "quantity") ?? 1), [], target);
        return sum with { Offers = OfOffer(why, sum.Each, target) };
    }

    private static List<SumTerm> OfOffer(Reason why, int each, int target)
    {
        var terms = new List<SumTerm>();
        var unseen = Figure(why, "unseen") ?? 0;
        Take(terms, SumPart.Unseen, -unseen);

        // What was free is said where the seller's own bounds lowered it; else it is the target.
        var free = Figure(why, "free") ?? target;
        var jump = free - (each - unseen);
        var inDoubt = why.Code == "stock.in-doubt" && each - unseen <= StockRule.Highest;
        Take(terms, jump < 0 ? inDoubt ? SumPart.Doubt : SumPart.Highest
            : free == 0 ? SumPart.NeverBelowZero : SumPart.Backorder, jump);
        var capped = Math.Min(free, Figure(why, "cap") ?? free);
        Take(terms, SumPart.Cap, capped - free);
        Take(terms, SumPart.Minimum, target - capped);
        return terms;
    }

    private static void Take(List<SumTerm> terms, SumPart part, int units)
    {
        if (units != 0) terms.Add(new SumTerm(part, units));
    }

    private static int? Figure(Reason why, string name) =>
        int.TryParse(why[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units) ? units : null;
}
