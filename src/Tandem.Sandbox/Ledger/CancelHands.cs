using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Sandbox.Ledger;

/// <summary>Hands that cancel: the customer's, those in bol's seller portal, and those in the shop.</summary>
internal sealed class CancelHands(SimulatedShop shop, CancelBook cancels, BolTill till)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/shoppers/ask-to-cancel", (string order, int? line) => Done(till.AskToCancel(order, line ?? 0)));
        app.MapPost("/bol/cancel", (string order, int? line) => Done(till.CancelInPortal(order, line ?? 0)));
        app.MapPost("/shop/cancel", (long order, string status) =>
        {
            StaffCancels(shop, cancels, order, status);
            return Results.NoContent();
        });
        app.MapGet("/shop/order", (long order) => shop.OrderFacts().FirstOrDefault(fact => fact.Id == order) is { } fact
            ? Results.Json(new
            {
                fact.Status,
                refunded = fact.Lines.Sum(line => line.Refunded),
                refundedCents = fact.RefundedCents,
                refunds = fact.Refunds,
                notes = fact.Notes,
                noteTexts = fact.NoteTexts
            })
            : Results.NotFound());
    }

    /// <summary>The shop's people cancel an order of bol, or throw it away.</summary>
    public static void StaffCancels(SimulatedShop shop, CancelBook cancels, long order, string status)
    {
        if (shop.StaffSets(order, status) is { } before) cancels.CancelledInShop(before);
    }

    private static IResult Done(bool done) => done ? Results.NoContent() : Results.Conflict();
}
