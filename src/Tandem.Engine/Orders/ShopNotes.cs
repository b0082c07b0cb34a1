using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>The notes that Tandem puts on orders in the shop, in Dutch and English. Pure.</summary>
internal static class ShopNotes
{
    private static readonly Dictionary<string, (string Nl, string En)> Texts = new(StringComparer.Ordinal)
    {
        ["note.deadline-and-expiry"] = (
            "bol-bestelling {order}: uiterlijk {day} bij de klant. Is er op {expiry} niets verzonden, dan annuleert bol.",
            "bol order {order}: with the customer on {day} at the latest. If nothing was sent by {expiry}, bol cancels it."),
        ["note.deadline"] = ("bol-bestelling {order}: uiterlijk {day} bij de klant.", "bol order {order}: with the customer on {day} at the latest."),
        ["note.exact"] = ("bol-bestelling {order}: te bezorgen op {day}.", "bol order {order}: to be delivered on {day}."),
        ["note.no-deadline"] = ("bol-bestelling {order}.", "bol order {order}."),
        ["note.lvb"] = ("bol-bestelling {order}: bol verstuurt deze zelf uit het eigen magazijn.", "bol order {order}: bol sends this one from its own warehouse."),
        ["shop-note.shipped-at-bol"] = (
            "bol laat zien dat bestelling {order} helemaal is verzonden. Dat is in het verkopersportaal van bol gemeld.",
            "bol shows that order {order} was shipped in full. That was reported on bol's own pages."),
        ["label.note"] = ("Het label van bol is gekocht: {carrier}, code {number}.", "bol's label was bought: {carrier}, code {number}."),
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
