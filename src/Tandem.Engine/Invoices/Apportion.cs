using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>Spreads an amount over parts so that they add up to it exactly. Pure.</summary>
internal static class Apportion
{
    /// <summary>
    /// By weight, each part rounded down to the cent; the cents that are left go to the largest remainders, ties in the order of
    /// the parts (facts/vat.md §5).
    /// </summary>
    /// <param name="weights">Their sum is not zero.</param>
    public static IReadOnlyList<Money> ByLargestRemainder(Money amount, IReadOnlyList<Money> weights)
    {
        var whole = weights.Sum(w => w.Cents);
        if (whole == 0) throw new ArgumentException("The weights add up to nothing.", nameof(weights));
        var sign = whole < 0 ? -1 : 1;
        return Shares([.. weights.Select(w => (Int128)amount.Cents * w.Cents * sign)], (Int128)whole * sign, amount.Cents);
    }

    /// <summary>
    /// The nets of amounts that include VAT, where they add up to nothing: what goes off one line comes on another.
    /// </summary>
    public static IReadOnlyList<Money> Nets(Money net, IReadOnlyList<Money> inclVat, VatRate rate) =>
        Shares([.. inclVat.Select(m => (Int128)m.Cents * 100_000)], 100_000 + rate.Thousandths, net.Cents);

    private static List<Money> Shares(IReadOnlyList<Int128> above, Int128 below, long target)
    {
        var parts = above.Select(a => (long)Floor(a, below)).ToArray();
        var left = (int)(target - parts.Sum());
        foreach (var at in Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => above[i] - (Int128)parts[i] * below).Take(left)) parts[at]++;
        return [.. parts.Select(cents => new Money(cents))];
    }

    private static Int128 Floor(Int128 above, Int128 below) =>
        above / below - (above < 0 && above % below != 0 ? 1 : 0);
}
