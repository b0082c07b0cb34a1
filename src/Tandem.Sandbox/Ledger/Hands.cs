using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Sandbox.Ledger;

/// <summary>Hands for tests that want one thing to happen at a time; the ledger hears of all of it.</summary>
internal sealed class Hands(SimulatedShop shop, GroundTruth truth, BolTill till, FaultBoard bolFaults, FaultBoard shopFaults)
{
    private readonly Random random = new(1);

    public void Map(WebApplication app)
    {
        app.MapPost("/shoppers/order", (string side, string gtin, int units, string? also) => side == "bol"
            ? OrderAtBol(gtin, units, also) : OrderInShop(gtin, units));
        app.MapPost("/shop/deliver", (string gtin, int units) => WithItem(gtin, item =>
        {
            truth.Arrived(item.ProductId, units);
            shop.Deliver(item.ProductId, units);
            return Results.NoContent();
        }));
        app.MapPost("/shop/count", (string gtin, int stock) => WithItem(gtin, item =>
        {
            truth.Arrived(item.ProductId, stock - item.Left);
            shop.Correct(item.ProductId, stock);
            return Results.NoContent();
        }));
        MapSending(app);
        app.MapPost("/bol/sell", (string offer, int units) =>
            till.OfferOf(offer) is { } one && till.Sell(random, [(one, units)]) is { } order
                ? Json(new JsonObject { ["id"] = order.Id }) : Results.Conflict());
        app.MapPut("/bol/stock", (string gtin, int amount) => WithItem(gtin, item =>
        {
            till.SetByOtherTool(item.Offer!, amount);
            return Results.NoContent();
        }));
        app.MapPost("/shop/duplicate", (string gtin, bool? publish) =>
            WithItem(gtin, item => Json(new JsonObject { ["id"] = shop.Duplicate(item.ProductId, publish ?? false) })));
        app.MapPost("/shop/translate", (string gtin) =>
            WithItem(gtin, item => Json(new JsonObject { ["id"] = shop.Translate(item.ProductId) })));
        app.MapPost("/shoppers/lvb", (int units) =>
            till.Sell(random, [(till.Fulfilled(), units)]) is { } order
                ? Json(new JsonObject { ["id"] = order.Id }) : Results.Conflict());
        app.MapPut("/bol/warehouse", (string gtin, int regular) =>
        {
            till.Stow(gtin, regular);
            return Results.NoContent();
        });
        app.MapPut("/faults", (string side, bool on) =>
        {
            var (board, mix) = side == "bol" ? (bolFaults, FaultMix.OfBol) : (shopFaults, FaultMix.OfShop);
            board.Mix = on ? mix : FaultMix.None;
            return Results.NoContent();
        });
    }

    private void MapSending(WebApplication app)
    {
        app.MapPost("/shop/complete", (long order, string tracking) =>
        {
            shop.Complete(order, "postnl", tracking, asNote: false);
            return Results.NoContent();
        });
        app.MapPost("/shop/status", (long order, string status) =>
        {
            shop.StaffSets(order, status);
            return Results.NoContent();
        });
        app.MapPost("/shop/parcel", (long order, string tracking, string? carrier, long? line, int? units) =>
        {
            shop.AddParcel(order, carrier ?? "postnl", tracking, line is { } id ? [(id, units ?? 1)] : null);
            return Results.NoContent();
        });
        app.MapPost("/shop/split", (long order, long line, int units) =>
            Json(new JsonObject { ["id"] = shop.Split(order, line, units) }));
        app.MapPost("/bol/ship", (string order, string? tracking) => till.ShipByHand(order, tracking) ? Results.NoContent()
            : Results.Conflict());
        app.MapPost("/shop/send", (long order) =>
        {
            shop.Complete(order);
            return Results.NoContent();
        });
    }

    private IResult OrderAtBol(string gtin, int units, string? also) => WithItem(gtin, item =>
        item.Offer is { } offer
            && till.Sell(random, truth.ByGtin(also ?? "")?.Offer is { } second ? [(offer, units), (second, units)]
                : [(offer, units)]) is { } order
            ? Json(new JsonObject { ["id"] = order.Id }) : Results.Conflict());

    private IResult OrderInShop(string gtin, int units) => WithItem(gtin, item =>
    {
        if (!shop.TryCheckout([(item.ProductId, units)], out var order)) return Results.Conflict();
        truth.SoldInShop(order, [(item.ProductId, units)]);
        return Json(new JsonObject { ["id"] = order });
    });

    private IResult WithItem(string gtin, Func<LedgerItem, IResult> act) =>
        truth.ByGtin(gtin) is { } item ? act(item) : Results.NotFound();

    private static IResult Json(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");
}
