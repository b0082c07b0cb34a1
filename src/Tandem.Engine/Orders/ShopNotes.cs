using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>The notes that Tandem puts on orders in the shop, in Dutch and English. Pure.</summary>
internal static class ShopNotes
{
    private static readonly Dictionary<string, (string Nl, string En)> Texts = new(StringComparer.Ordinal)
    {
        ["shop-note.shipped-at-bol"] = (
            "bol laat zien dat bestelling {order} helemaal is verzonden. Dat is in het verkopersportaal van bol gemeld.",
            "bol shows that order {order} was shipped in full. That was reported on bol's own pages."),
    };

    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such note: a bug.</exception>
    public static string Write(Reason note, string language)
    {
        var text = language == "en" ? Texts[note.Code].En : Texts[note.Code].Nl;
        foreach (var (name, value) in note.Facts) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}
