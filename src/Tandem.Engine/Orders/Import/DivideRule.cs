using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>Divides what a customer paid for a bundle over its parts. Pure.</summary>
internal static class DivideRule
{
    /// <summary>
    /// Cents in proportion to the weights, that add up to the total exactly: rounded down, and the cents that are left go to the
    /// parts with the largest remainders, the first of equals first.
    /// </summary>
    /// <param name="total">VAT included.</param>
    /// <param name="weights">What each part costs by itself, all units together; where nothing is known all count alike.</param>
    public static IReadOnlyList<Money> Divide(Money total, IReadOnlyList<long> weights)
    {
        // A part without a price in a bundle whose other parts have one is a gift: it takes no share.
        var shares = weights.All(weight => weight <= 0) ? [.. weights.Select(_ => 1L)]
            : weights.Select(weight => Math.Max(0, weight)).ToList();
        var whole = shares.Sum(share => (decimal)share);
        var cents = shares.ConvertAll(share => (long)Math.Floor(total.Cents * share / whole));
        var left = total.Cents - cents.Sum();

        // Remainders as whole numbers: as fractions, equal ones differ in their last digit, and the wrong part gets the cent.
        foreach (var part in Enumerable.Range(0, cents.Count)
            .OrderByDescending(i => ((decimal)total.Cents * shares[i]) - (cents[i] * whole)).ThenBy(i => i)
            .Take((int)left)) cents[part]++;
        return [.. cents.Select(share => new Money(share))];
    }
}
