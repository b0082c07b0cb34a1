using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>The notes that Tandem puts on orders in the shop, in Dutch and English. Pure.</summary>
internal static class ShopNotes
{
    private static readonly Dictionary<string, (string Nl, string En)> Texts = new(StringComparer.Ordinal)
    {
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
