using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Faults;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Sandbox.Ledger;

/// <summary>The ledger over HTTP: the verdict, and hands for tests that want one thing to happen at a time.</summary>
internal sealed class LedgerDoors(
    SimulatedBol bol, SimulatedShop shop, GroundTruth truth, Verdict verdict, Crowd crowd, BolTill till, FaultBoard bolFaults, FaultBoard shopFaults)
{
    private readonly Random random = new(1);

    public void Map(WebApplication app)
    {
        app.MapGet("/verdict", () => Json(verdict.Now(crowd.IsDone)));
        app.MapGet("/stock", (string gtin) => Stock(gtin));
        app.MapGet("/orders", () => Json(Orders()));
        app.MapPost("/shoppers/start", crowd.Start);
        app.MapPost("/shoppers/stop", crowd.Stop);
        app.MapPost("/shoppers/order", (string side, string gtin, int units) => side == "bol" ? OrderAtBol(gtin, units) : OrderInShop(gtin, units));
        app.MapPost("/shop/deliver", (string gtin, int units) => WithItem(gtin, item =>
        {
            truth.Arrived(item.ProductId, units);
            shop.Deliver(item.ProductId, units);
            return Results.NoContent();
        }));
        app.MapPost("/shop/complete", (long order, string tracking) =>
        {
            shop.Complete(order, "postnl", tracking, asNote: false);
            return Results.NoContent();
        });
        app.MapPut("/faults", (string side, bool on) =>
        {
            var (board, mix) = side == "bol" ? (bolFaults, FaultMix.OfBol) : (shopFaults, FaultMix.OfShop);
            board.Mix = on ? mix : FaultMix.None;
            return Results.NoContent();
        });
    }

    private IResult Stock(string gtin) => WithItem(gtin, item =>
    {
        lock (bol.State.Gate)
        {
            return Json(new JsonObject
            {
                ["gtin"] = gtin, ["left"] = item.Left, ["shop"] = shop.Stock().GetValueOrDefault(item.ProductId), ["bol"] = item.Offer?.Corrected,
            });
        }
    });

    private JsonArray Orders()
    {
        List<(string Id, int Shipped, int Shipments)> placed;
        lock (bol.State.Gate)
        {
            bol.State.Advance();
            placed = bol.State.Orders.ConvertAll(order =>
                (order.Id, order.Items.Sum(item => item.Shipped), bol.State.Shipments.Count(shipment => shipment.Order == order)));
        }
        var facts = shop.OrderFacts().ToLookup(fact => fact.BolOrderId, StringComparer.Ordinal);
        var list = new JsonArray();
        foreach (var (id, shipped, shipments) in placed)
        {
            list.Add(new JsonObject
            {
                ["bolOrderId"] = id, ["shipped"] = shipped, ["shipments"] = shipments,
                ["shopOrders"] = new JsonArray([.. facts[id].Select(fact => JsonValue.Create(fact.Id))]),
            });
        }
        return list;
    }

    private IResult OrderAtBol(string gtin, int units) => WithItem(gtin, item =>
        item.Offer is { } offer && till.Sell(random, [(offer, units)]) is { } order
            ? Json(new JsonObject { ["id"] = order.Id }) : Results.Conflict());

    private IResult OrderInShop(string gtin, int units) => WithItem(gtin, item =>
    {
        if (!shop.TryCheckout([(item.ProductId, units)], out var order)) return Results.Conflict();
        truth.SoldInShop(order, [(item.ProductId, units)]);
        return Json(new JsonObject { ["id"] = order });
    });

    private IResult WithItem(string gtin, Func<LedgerItem, IResult> act) => truth.ByGtin(gtin) is { } item ? act(item) : Results.NotFound();

    private static IResult Json(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");
}
