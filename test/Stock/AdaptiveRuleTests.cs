using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Stock;

/// <summary>The smallest buffer that keeps the chance of an oversell where the seller wants it.</summary>
public sealed class AdaptiveRuleTests
{
    private static readonly Gen<(int Free, Demand Demand, Adaptive Allowed)> Cases = Gen.Select(
        Gen.Int[0, 60], Gen.Double[0, 600], Gen.Double[0, 600], Gen.Double[0.0001, 0.05], Gen.Int[0, 20], Gen.Double[5, 900],
        (free, own, others, chance, most, window) => (free, new Demand(own, others), new Adaptive(chance, most, window)));

    [Fact]
    public void Smallest_KeepsTheChance_AndOneLessWouldNot() => Cases.Sample(c =>
    {
        var buffer = AdaptiveRule.Smallest(c.Free, c.Demand, c.Allowed);
        Assert.InRange(buffer, 0, Math.Min(c.Free, c.Allowed.Most));
        if (buffer < Math.Min(c.Free, c.Allowed.Most))
            Assert.True(AdaptiveRule.Chance(c.Free, c.Demand, c.Allowed.WindowSeconds, buffer) <= c.Allowed.Chance + 1e-9);
        if (buffer > 0)
            Assert.True(AdaptiveRule.Chance(c.Free, c.Demand, c.Allowed.WindowSeconds, buffer - 1) > c.Allowed.Chance - 1e-9);
    });

    [Fact]
    public void Smallest_WhileASideIsLate_IsNeverLess() => Cases.Sample(c => Assert.True(
        AdaptiveRule.Smallest(c.Free, c.Demand, c.Allowed with { WindowSeconds = c.Allowed.WindowSeconds * 2 })
        >= AdaptiveRule.Smallest(c.Free, c.Demand, c.Allowed)));

    [Theory]
    [InlineData(25, 4, 4, 60, 0)] // plenty: nothing is held back
    [InlineData(1, 0.1, 0.1, 30, 0)] // hardly sells
    [InlineData(1, 60, 60, 30, 1)] // the last one of a rush
    [InlineData(3, 120, 120, 60, 3)]
    [InlineData(5, 0, 500, 60, 0)] // bol does not sell it
    [InlineData(5, 500, 0, 60, 0)] // nobody else sells it
    [InlineData(225, 6000, 6000, 60, 5)] // much, and a hundred of either side are sold meanwhile
    [InlineData(400, 6000, 6000, 60, 0)] // beyond both sides' reach
    public void Smallest_HoldsBackWhereItMatters(int free, double own, double others, double window, int expected) =>
        Assert.Equal(expected, AdaptiveRule.Smallest(free, new Demand(own, others), new Adaptive(0.001, 5, window)));

    [Fact]
    public void Chance_IsWhatASimulationSees()
    {
        // The same rule played out: both sides draw their sales, each stops at what it shows.
        var random = new Random(7);
        var (free, demand, window, buffer) = (4, new Demand(120, 180), 60.0, 1);
        const int Rounds = 200_000;
        var oversold = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var others = Math.Min(free, Poisson(demand.Others * window / 3600));
            var own = Math.Min(free - buffer, Poisson(demand.Own * window / 3600));
            if (others + own > free) oversold++;
        }

        Assert.Equal((double)oversold / Rounds, AdaptiveRule.Chance(free, demand, window, buffer), 0.005);

        int Poisson(double mean)
        {
            var (n, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
            while (product > limit)
            {
                n++;
                product *= random.NextDouble();
            }

            return n;
        }
    }

    [Fact]
    public void Pace_FollowsARush_AndForgetsIt()
    {
        var start = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        var pace = SalesRate.None;
        for (var minute = 0; minute < 120; minute++) pace = pace.Sold(1, start.AddMinutes(minute));
        Assert.InRange(pace.PerHour(start.AddMinutes(120)), 50, 65);
        Assert.InRange(pace.PerHour(start.AddHours(8)), 0.3, 1);
        Assert.Equal(0, SalesRate.None.PerHour(start));
    }
}
