using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;

namespace Tandem.Tests.Orders;

public sealed class ShopNotesTests
{
    [Fact]
    public void Fact_ThatLooksLikeAPlaceholder_StaysAsItIs()
    {
        var note = ShopNotes.Write(
            Reason.Of("return.note.registered", ("units", 1), ("title", "{rma} {returnReason}"), ("returnReason", "Overig"),
                ("rma", "R1"), ("at", "12 mrt")), "en");
        Assert.StartsWith("Customer sends back 1 × {rma} {returnReason}. Reason: ", note, StringComparison.Ordinal);
        Assert.EndsWith("RMA R1, registered 12 mrt.", note, StringComparison.Ordinal);
    }

    /// <summary>WooCommerce shows a note as HTML, and titles are written by others.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("Pot & pan", "Pot &amp; pan")]
    [InlineData("Thé \"Zwaluw\" 'blauw'", "Thé \"Zwaluw\" 'blauw'")]
    public void Title_IsText_AndNeverMarkup(string title, string shown) => Assert.Contains(
        $"({shown})",
        ShopNotes.Write(Reason.Of("return.note.handled", ("rma", "R1"), ("title", title), ("returnResults", ""), ("at", "")),
            "nl"), StringComparison.Ordinal);
}
