using System.Text.Json.Nodes;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// What the people at the desk see for themselves: the boxes, what was agreed with customers, and what they meant by refunds that
/// they made by hand.
/// </summary>
internal sealed class ReturnDoors(SimulatedShop shop, ReturnBook book, RefundBook refunds, RefundScreen screen)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/returns", () => Json([.. book.Parcels().Where(IsKnown).Select(Shown)]));
        app.MapGet("/refunds", () => Json([.. refunds.Refunds().Select(Shown)]));
        app.MapPost("/shelve", (string rma, int units) => book.Shelve(rma, units) ? Results.NoContent() : Results.Conflict());
        app.MapPost("/shop/refund", (long order, long? line, int? units, bool? back, decimal? amount, string? means) =>
            Refund(order, line, units ?? 1, back ?? false, amount, Enum.Parse<RefundMeaning>(means ?? "Leave"))
                ? Results.NoContent() : Results.Conflict());
    }

    private static bool IsKnown(ReturnParcel parcel) =>
        parcel.IsHere || parcel.Wish is CustomersWish.KeepsFree or CustomersWish.KeepsPaid;

    private JsonNode Shown(ReturnParcel parcel) => new JsonObject
    {
        ["rma"] = parcel.Return.RmaId,
        ["order"] = parcel.Return.Order.Id,
        ["orderItemId"] = parcel.Return.Item.Id,
        ["gtin"] = parcel.Return.Item.Offer.Ean,
        ["announced"] = parcel.Return.Units,
        ["arrived"] = parcel.IsHere ? parcel.Units : 0,
        ["condition"] = Word(parcel.Condition),
        ["wish"] = Word(parcel.Wish),
        ["secondThoughts"] = parcel.SecondThoughts,
        ["by"] = Word(parcel.By),
        ["refundedByHand"] = parcel.IsToBeRefundedByHand || refunds.IsTouched(parcel.Return.Order.Id, parcel.Return.Item.Id),
        ["waits"] = parcel.IsToBeRefundedByHand,
        ["shelved"] = parcel.Shelved,
    };

    /// <summary>A return that is to follow is registered by the customer, perhaps in a while.</summary>
    private static JsonNode Shown(HandRefund refund) => new JsonObject
    {
        ["shopOrder"] = refund.Order,
        ["order"] = refund.BolOrderId,
        ["orderItemId"] = refund.ItemId,
        ["units"] = refund.Units,
        ["means"] = Word(refund.Meaning),
    };

    private bool Refund(long order, long? line, int units, bool back, decimal? amount, RefundMeaning meaning)
    {
        var fact = shop.FactOf(order);
        if (amount is { } euros) return screen.Refund(fact, euros, "zomaar");
        if (line is { } id)
            return screen.Refund(fact, [.. fact.Lines.Where(each => each.Id == id).Select(each => (each, units))], back, "retour",
                meaning);
        screen.Close(fact, meaning);
        return true;
    }

    private static string Word<T>(T word) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(
        word.ToString());

    private static IResult Json(JsonArray rows) => Results.Text(rows.ToJsonString(), "application/json");
}
