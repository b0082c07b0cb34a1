using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

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
        var exact = shares.ConvertAll(share => total.Cents * share / whole);
        var cents = exact.ConvertAll(share => (long)Math.Floor(share));
        var left = total.Cents - cents.Sum();
        foreach (var part in Enumerable.Range(0, cents.Count).OrderByDescending(i => exact[i] - cents[i]).ThenBy(i => i)
            .Take((int)left)) cents[part]++;
        return [.. cents.Select(share => new Money(share))];
    }
}
