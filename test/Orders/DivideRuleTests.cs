using CsCheck;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;

namespace Tandem.Tests.Orders;

/// <summary>What was paid for a bundle, over its parts.</summary>
public sealed class DivideRuleTests
{
    [Theory]
    [InlineData(1000, new long[] { 500, 500 }, new long[] { 500, 500 })]
    [InlineData(1000, new long[] { 1, 1, 1 }, new long[] { 334, 333, 333 })]
    [InlineData(1999, new long[] { 1495, 995 }, new long[] { 1200, 799 })]
    [InlineData(1000, new long[] { 700, 0 }, new long[] { 1000, 0 })] // a gift
    [InlineData(1001, new long[] { 0, 0 }, new long[] { 501, 500 })] // nothing known
    [InlineData(0, new long[] { 3, 4 }, new long[] { 0, 0 })]
    public void Divide_GivesEachItsShare(long total, long[] weights, long[] shares) =>
        Assert.Equal(shares, DivideRule.Divide(new Money(total), weights).Select(m => m.Cents));

    [Fact]
    public void Divide_AddsUp_AndIsNearEachShare() =>
        Gen.Select(Gen.Long[0, 5_000_000], Gen.Long[0, 900_000].Array[1, 9]).Sample((total, weights) =>
        {
            var shares = DivideRule.Divide(new Money(total), weights);
            Assert.Equal(total, shares.Sum(m => m.Cents));
            var whole = weights.Sum();
            for (var i = 0; i < weights.Length && whole > 0; i++)
                Assert.True(Math.Abs(shares[i].Cents - ((decimal)total * weights[i] / whole)) < 1,
                    $"{shares[i].Cents} of {total} at {weights[i]} of {whole}");
        });

    /// <summary>
    /// Worked out by another way: the cents handed out one by one, each to the part that is furthest behind its share.
    /// </summary>
    [Fact]
    public void Divide_IsTheLargestRemainder() =>
        Gen.Select(Gen.Long[0, 400], Gen.Long[-2, 9].Array[1, 6]).Sample((total, weights) =>
        {
            var counts = weights.Select(w => Math.Max(0, w)).ToArray();
            if (counts.Sum() == 0) counts = [.. counts.Select(_ => 1L)];
            var whole = counts.Sum();
            var model = counts.Select(w => total * w / whole).ToArray();
            while (model.Sum() < total)
            {
                var behind = Enumerable.Range(0, model.Length).MaxBy(i => (total * counts[i]) - (model[i] * whole));
                model[behind]++;
            }

            Assert.Equal(model, DivideRule.Divide(new Money(total), weights).Select(m => m.Cents));
        });
}
