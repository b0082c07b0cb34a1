using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Sandbox.Ledger;

/// <summary>The ledger over HTTP: the verdict, and what it rests on.</summary>
internal sealed class LedgerDoors(SimulatedBol bol, SimulatedShop shop, GroundTruth truth, Verdict verdict, Crowd crowd)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/verdict", () => Json(verdict.Now(crowd.IsDone)));
        app.MapGet("/stock", (string gtin) => Stock(gtin));
        app.MapGet("/times", () => Json(verdict.Times()));
        app.MapGet("/pushes", () => Json(Pushes()));
        app.MapGet("/orders", () => Json(Orders()));
        app.MapPost("/shoppers/start", crowd.Start);
        app.MapPost("/shoppers/stop", crowd.Stop);
        app.MapPost("/shoppers/pace", (double perMinute) => crowd.OrdersPerMinute = perMinute);
        app.MapPost("/connector/down", truth.WentDown);
        app.MapPost("/connector/up", truth.CameBack);
    }

    private IResult Stock(string gtin) => WithItem(gtin, item =>
    {
        // The shop is asked before bol's lock is taken: the shop tells the ledger of imports while it holds its own.
        var inShop = shop.Stock().GetValueOrDefault(item.ProductId);
        lock (bol.State.Gate)
        {
            return Json(new JsonObject
            {
                ["gtin"] = gtin,
                ["left"] = item.Left,
                ["shop"] = inShop,
                ["bol"] = item.Offer?.Corrected,
            });
        }
    });

    /// <summary>The numbers that bol was given, in order, and how often it had to say that it was asked too much.</summary>
    private JsonObject Pushes()
    {
        lock (bol.State.Gate)
        {
            return new JsonObject
            {
                ["tooMany"] = bol.TooMany,
                ["pushes"] =
                    new JsonArray(
                        [.. truth.Pushes.Select(push => new JsonObject { ["at"] = push.At, ["amount"] = push.Amount })]),
            };
        }
    }

    private JsonArray Orders()
    {
        List<(string Id, int Shipped, int Shipments)> placed;
        lock (bol.State.Gate)
        {
            bol.State.Advance();
            placed = bol.State.Orders.ConvertAll(order =>
                (order.Id, order.Items.Sum(item => item.Shipped),
                    bol.State.Shipments.Count(shipment => shipment.Order == order)));
        }
        var facts = shop.OrderFacts().ToLookup(fact => fact.BolOrderId, StringComparer.Ordinal);
        var list = new JsonArray();
        foreach (var (id, shipped, shipments) in placed)
        {
            list.Add(new JsonObject
            {
                ["bolOrderId"] = id,
                ["shipped"] = shipped,
                ["shipments"] = shipments,
                ["tracked"] = facts[id].Any(fact => fact.HasTracking),
                ["shopOrders"] = new JsonArray([.. facts[id].Select(fact => JsonValue.Create(fact.Id))]),
            });
        }
        return list;
    }

    private IResult WithItem(string gtin, Func<LedgerItem, IResult> act) =>
        truth.ByGtin(gtin) is { } item ? act(item) : Results.NotFound();

    private static IResult Json(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");
}
