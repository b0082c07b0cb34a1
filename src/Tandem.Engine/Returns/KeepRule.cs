using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What one way to end a return costs the seller, VAT left out, whole cents; below zero: it brings something.</summary>
public sealed record KeepChoice(ReturnOutcome Outcome, Money Cost);

/// <summary>What each way to end a return costs, the cheapest first.</summary>
/// <param name="PriceInclVat">What the customer paid for the units.</param>
public sealed record KeepSum(Money PriceInclVat, Money PriceExclVat, IReadOnlyList<KeepChoice> Choices);

/// <summary>
/// Weighs what it costs to take something back against letting the customer keep it: the label, the work, the money, and what the
/// article brings again. Knows the order alone, and nothing of its customer. Pure.
/// </summary>
public static class KeepRule
{
    /// <param name="vatRate">Percent; null: not known, and the price counts as if it had none.</param>
    public static KeepSum Of(Money priceInclVat, decimal? vatRate, ReturnSettings settings)
    {
        var net = Net(priceInclVat, vatRate);
        var back = settings.LabelCost.Cents + settings.HandlingCost.Cents;
        KeepChoice[] choices =
        [
            new(ReturnOutcome.Fine, new Money(back + net.Cents - Share(net, settings.ValueFine))),
            new(ReturnOutcome.Damaged, new Money(back + net.Cents - Share(net, settings.ValueDamaged))),
            new(ReturnOutcome.KeepsFree, net),
        ];
        return new KeepSum(priceInclVat, net, [.. choices.OrderBy(c => c.Cost.Cents)]);
    }

    /// <summary>What so many units of a line cost the customer, to the nearest cent; null: no total is known.</summary>
    internal static Money? PriceOf(OrderLine? line, int units) => line is { TotalCentsInclVat: { } cents, Quantity: > 0 }
        ? new Money((long)Math.Round((decimal)cents * Math.Min(units, line.Quantity) / line.Quantity,
            MidpointRounding.AwayFromZero))
        : null;

    /// <summary>The same, VAT left out; at a rate that is not known the price counts as if it had none.</summary>
    internal static Money? NetOf(OrderLine? line, int units) =>
        PriceOf(line, units) is { } price ? Net(price, RateOf(line)) : null;

    /// <summary>Percent; null: not known.</summary>
    internal static decimal? RateOf(OrderLine? line) =>
        line?.Taxes is { Count: > 0 } taxes && taxes[0].Percents.Count > 0 ? taxes[0].Percents.Sum() : null;

    private static Money Net(Money inclVat, decimal? vatRate) =>
        new((long)Math.Round(inclVat.Cents / (1 + ((vatRate ?? 0) / 100)), MidpointRounding.AwayFromZero));

    private static long Share(Money of, int percent) => (long)Math.Round(of.Cents * percent / 100m,
        MidpointRounding.AwayFromZero);
}
