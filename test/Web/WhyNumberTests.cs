using Bunit;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The decision as a sum.</summary>
public sealed class WhyNumberTests : BunitContext
{
    [Fact]
    public void Sum_ShowsEveryPart_AndTheOutcome()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Reason.Of(
            "stock.available", ("item", "Mok"), ("available", 25), ("promised", 2), ("held", 1), ("safety", 3), ("quantity", 1),
            ("unseen", 0), ("target", 19))));

        Assert.Equal(["25", "2", "1", "3", "19"], shown.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Sum_ShowsBundlesAndUnseenSales_OnlyWhereTheyCount()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Reason.Of(
            "stock.available", ("item", "Mok"), ("available", 25), ("promised", 0), ("held", 0), ("safety", 0), ("quantity", 6),
            ("unseen", 1), ("target", 3))));

        Assert.Equal(["25", "0", "0", "0", "25", "6", "1", "3"], shown.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void OtherReasons_AreSaid()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Reason.Of("stock.lvb")));
        Assert.Empty(shown.FindAll("td"));
        Assert.Contains("LVB", shown.Markup, StringComparison.Ordinal);
    }
}
