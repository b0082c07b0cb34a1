using Bunit;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The search that is typed in while its own answers come back.</summary>
public sealed class SearchBoxTests : BunitContext
{
    [Fact]
    public void LateAnswer_DoesNotUndoWhatWasTypedSince()
    {
        var asked = new List<string>();
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Zoek").Add(p => p.ValueChanged, asked.Add));
        box.Find("input").Input("m");
        box.Find("input").Input("mo");

        box.Render(parameters => parameters.Add(p => p.Value, "m"));

        Assert.Equal("mo", box.Find("input").GetAttribute("value"));
        Assert.Equal(["m", "mo"], asked);
    }

    [Fact]
    public void LinkElsewhere_ChangesWhatItShows()
    {
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Zoek").Add(p => p.Value, "mok"));
        Assert.Equal("mok", box.Find("input").GetAttribute("value"));
        box.Find("input").Input("mokken");
        box.Render(parameters => parameters.Add(p => p.Value, "mokken"));

        box.Render(parameters => parameters.Add(p => p.Value, null));

        Assert.Equal("", box.Find("input").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Blanks_AreNotSearchedFor_AndStayWhereTheyAreTyped()
    {
        var asked = new List<string>();
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Zoek").Add(p => p.ValueChanged, asked.Add));
        box.Find("input").Input("thee ");
        box.Render(parameters => parameters.Add(p => p.Value, "thee"));

        Assert.Equal("thee ", box.Find("input").GetAttribute("value"));
        Assert.Equal(["thee"], asked);
    }
}
