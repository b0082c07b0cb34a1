using Bunit;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The decision as a sum.</summary>
public sealed class WhyNumberTests : BunitContext
{
    private static readonly Reason Bundle = Reason.Of(
        "stock.available", ("item", "Deksel"), ("available", 25), ("promised", 0), ("held", 0), ("safety", 0), ("quantity", 2),
        ("unseen", 1), ("target", 11), ("parts", 2));

    [Fact]
    public void Sum_ShowsEveryPart_AndTheOutcome()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Reason.Of(
            "stock.available", ("item", "Mok"), ("available", 25), ("promised", 2), ("held", 1), ("safety", 3), ("quantity", 1),
            ("unseen", 0), ("target", 19))));

        Assert.Equal(["25", "2", "1", "3", "19"], shown.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Sum_LeavesOutWhatAddsNothing_AndDividesAloud()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Bundle));

        Assert.Equal(["25", "2", "12", "1", "11"], shown.FindAll("td").Select(cell => cell.TextContent));
        Assert.Contains("(1 over, beperkt door Deksel)", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_SaysTheSum_InTheSellersWords()
    {
        Assert.Equal(
            "18 op voorraad − 2 verkocht via bol, nog niet verwerkt in WooCommerce − 5 veiligheidsvoorraad (regel: categorie Keuken) = 11",
            WhyLine.Say(Reason.Of("stock.available", ("item", "Mok"), ("available", 18), ("promised", 2), ("held", 0),
                ("safety", 5), ("quantity", 1), ("unseen", 0), ("target", 11), ("rule", "Category"), ("rule-name", "Keuken"))));
        Assert.Equal(
            "25 op voorraad ÷ 2 per bol-artikel = 12, 1 over, beperkt door Deksel − 1 door bol verkocht, nog niet gemeld = 11",
            WhyLine.Say(Bundle));
        var plain = Reason.Of("stock.available", ("item", "Mok"), ("available", 7), ("target", 7));
        Assert.Equal("7 op voorraad", WhyLine.Say(plain));
    }

    [Fact]
    public void SideOfBol_SaysWhatWasPassedOn_AndSold()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Bundle).Add(p => p.Shows, 18)
            .Add(p => p.ShownFrom, [new SumTerm(SumPart.PassedOn, 21), new SumTerm(SumPart.SoldSince, -3)]));
        Assert.Equal("bol nu: 18 = 21 doorgegeven − 3 verkocht", shown.Find(".shown").TextContent);
    }

    [Fact]
    public void OtherReasons_AreSaid()
    {
        var shown = Render<WhyNumber>(parameters => parameters.Add(p => p.Why, Reason.Of("stock.lvb")));
        Assert.Empty(shown.FindAll("td"));
        Assert.Contains("LVB", shown.Markup, StringComparison.Ordinal);
    }
}
