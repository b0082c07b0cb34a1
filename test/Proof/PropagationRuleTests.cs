using Tandem.Engine.Proof;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Proof;

/// <summary>How long bol was behind: from the first number that it did not have until it acknowledged one.</summary>
public sealed class PropagationRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "0 0 0 0 0", null)]
    [InlineData("d1@0 p1@5", "1 0 0 0 0", 5)]
    [InlineData("d1@0 p1@6 d2@0 p2@15 d3@0 p3@16", "0 2 1 0 0", 15)]
    [InlineData("d1@0 d1@10 p1@12", "0 1 0 0 0", 12)] // overtaken: behind since the first
    [InlineData("d1@0 p1@2 d1@100 p1@460", "1 0 0 0 1", 360)]
    [InlineData("p1@3", "0 0 0 0 0", null)] // of a decision before
    [InlineData("d1@0", "0 0 0 0 0", null)] // under way still
    [InlineData("d1@0 p2@4 p1@300", "0 0 0 1 0", 300)]
    public void Propagation_IsFromTheFirstDecision_UntilBolHasIt(string ledger, string counts, int? median)
    {
        var found = PropagationRule.Of(ledger.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry));
        Assert.Equal(counts, string.Join(' ', found.Bands.Select(b => b.Count)));
        Assert.Equal(median, (int?)found.Median?.TotalSeconds);
    }

    private static (long, DateTimeOffset, StockCause) Entry(string text)
    {
        var at = int.Parse(text.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture);
        return (text[1] - '0', Start.AddSeconds(at), text[0] == 'd' ? StockCause.Decision : StockCause.Push);
    }
}
