using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// What happens around invoices: bol invoices the seller, customers ask for theirs, and what came to bol is seen.
/// </summary>
internal sealed class InvoiceHands(SimulatedBol bol)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/bol/invoice", () =>
        {
            lock (bol.State.Gate)
            {
                bol.State.Advance();
                return bol.Invoices.Invoice() is { } made ? Results.Json(new { made.Id, lines = made.Lines.Count })
                    : Results.Conflict();
            }
        });
        app.MapPost("/bol/invoice-line", (string type, decimal amount, string? text, string? order, string? ean, int? units,
            decimal? vat) =>
        {
            lock (bol.State.Gate)
                bol.Invoices.Add(new SimInvoiceLine(order, ean, type, text ?? type, units ?? 1, amount, vat ?? 0));
            return Results.NoContent();
        });
        app.MapPost("/shoppers/ask-invoice", (string order) =>
        {
            lock (bol.State.Gate)
                return bol.State.Shipments.FindLast(each => each.Order.Id == order) is { } shipment && bol.Uploads.Ask(shipment)
                    ? Results.Json(new { shipment.Id }) : Results.Conflict();
        });
        app.MapGet("/uploads", () =>
        {
            lock (bol.State.Gate)
                return Results.Text(BolAnswers.Array(bol.Uploads.All, Shown).ToJsonString(), "application/json");
        });
    }

    private static JsonObject Shown(SimInvoiceRequest request) => new()
    {
        ["shipment"] = request.Shipment.Id,
        ["order"] = request.Shipment.Order.Id,
        ["asked"] = request.IsAsked,
        ["status"] = request.Status,
        ["files"] = new JsonArray([.. request.Files.Select(file => JsonValue.Create(Convert.ToBase64String(file.File)))]),
    };
}
