using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>Hands that send back: the customer's, and those that handle it in bol's seller portal.</summary>
internal sealed class ReturnHands(SimulatedBol bol)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/shoppers/return", (string order, int? line, int? units) =>
        {
            lock (bol.State.Gate)
            {
                var found = bol.State.OrderById.GetValueOrDefault(order);
                return found is not null && found.Items.Count > (line ?? 0) && bol.Returns.Register(found, [(found.Items[line ?? 0], units ?? 1)]) is { } made
                    ? Results.Json(new { made.Id, rma = made.Items[0].RmaId }) : Results.Conflict();
            }
        });
        app.MapPost("/bol/handle-return", (string rma, string result, int? units) =>
        {
            lock (bol.State.Gate)
            {
                if (bol.Returns.Find(rma) is not { } item) return Results.NotFound();
                bol.Returns.Handle(item, [(units ?? item.Units, result)]);
                return Results.NoContent();
            }
        });
        app.MapPost("/bol/send", (string order) =>
        {
            lock (bol.State.Gate)
                return bol.State.OrderById.TryGetValue(order, out var found) && bol.Orders.SendFromWarehouse(found) ? Results.NoContent() : Results.Conflict();
        });
    }
}
