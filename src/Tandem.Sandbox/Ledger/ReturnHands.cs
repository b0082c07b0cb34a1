using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>Hands that send back: the customer's, and those that handle it in bol's seller portal.</summary>
internal sealed class ReturnHands(SimulatedBol bol)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/shoppers/return", (string order, int? line, int? units, int? also) =>
        {
            lock (bol.State.Gate)
            {
                var found = bol.State.OrderById.GetValueOrDefault(order);
                if (found is null || found.Items.Count <= (line ?? 0)) return Results.Conflict();
                var item = found.Items[line ?? 0];
                return bol.Returns.Register(found, also is { } more ? [(item, units ?? 1), (item, more)]
                    : [(item, units ?? 1)]) is { } made
                    ? Results.Json(new { made.Id, rma = made.Items[0].RmaId, also = made.Items[^1].RmaId }) : Results.Conflict();
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
                return bol.State.OrderById.TryGetValue(order, out var found) && bol.Orders.SendFromWarehouse(found)
                    ? Results.NoContent() : Results.Conflict();
        });
    }
}
