using System.Net;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>Puts a note for the shop's people on an order, once for its text.</summary>
internal static class PutNote
{
    public static async Task Once(WooClient shop, long orderId, string text, CancellationToken ct)
    {
        var notes = await shop.GetOrderNotes(orderId, ct);
        if (!notes.Any(n => SameText(n.Note, text))) await shop.AddOrderNote(orderId, text, ct);
    }

    // The shop may answer a note with its special characters written out once more.
    private static bool SameText(string? note, string text) => Plain(note ?? "") == Plain(text);

    private static string Plain(string text) => WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)).Trim();
}
