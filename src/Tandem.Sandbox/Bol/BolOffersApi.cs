using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Offers as in v11: read, listed by cursor, made and changed at once.</summary>
internal sealed class BolOffersApi(BolState state)
{
    private const int MostPerPage = 100;

    public event Action<SimOffer>? StockSet;

    public JsonObject List(IQueryCollection query)
    {
        var size = Number(query, "page-size", MostPerPage, 1, MostPerPage);
        var from = Number(query, "cursor", 0, 0, int.MaxValue);
        var ids = query["offer-ids"].OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var eans = query["eans"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var since = query["last-modified-date-time"].ToString() is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        var named = ids.Count > 0 ? ids.Select(id => state.Offers.GetValueOrDefault(id)).OfType<SimOffer>() : state.Offers.Values;
        var found = named
            .Where(offer => eans.Count == 0 || eans.Contains(offer.Ean))
            .Where(offer => query["reference"].Count == 0 || offer.Reference == query["reference"])
            .Where(offer => query["for-sale"].Count == 0 || offer.ForSale == (query["for-sale"] == "true"))
            .Where(offer => since is null || offer.ModifiedAt >= since)
            .ToList();
        var page = new JsonObject { ["pageSize"] = size };
        if (found.Count > from + size) page["nextCursor"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return new JsonObject { ["offers"] = BolAnswers.Array(found.Skip(from).Take(size), BolAnswers.Offer), ["page"] = page };
    }

    public JsonObject Get(string id) => BolAnswers.Offer(Find(id));

    public JsonObject Reasons(string id) => BolAnswers.Reasons(Find(id));

    public JsonObject Create(JsonObject body)
    {
        var ean = body["ean"]?.ToString() ?? throw BolProblem.BadRequest("ean", "must not be null");
        if (body["condition"]?["category"] is null) throw BolProblem.BadRequest("condition", "must not be null");
        if (body["fulfilment"]?["method"] is null) throw BolProblem.BadRequest("fulfilment", "must not be null");
        var price = Price(body["pricing"] as JsonObject) ?? throw BolProblem.BadRequest("pricing", "must not be null");
        if (state.Offers.Values.Any(had => had.Ean == ean))
            throw new BolProblem(409, "Conflict", "An offer for this product and condition exists already.");
        var offer = new SimOffer
        {
            Id = Guid.CreateVersion7(state.Now).ToString(), Ean = ean, Title = body["unknownProductTitle"]?.ToString() ?? ean, Price = price,
            Method = body["fulfilment"]!["method"]!.ToString(), ModifiedAt = state.Now, StockSetAt = state.Now,
        };
        state.Offers.Add(offer.Id, offer);
        Apply(offer, body);
        return new JsonObject { ["offerId"] = offer.Id };
    }

    public void Change(string id, JsonObject body)
    {
        var offer = Find(id);
        if (Price(body["pricing"] as JsonObject) is { } price) offer.Price = price;
        Apply(offer, body);
        offer.ModifiedAt = state.Now;
    }

    public void Delete(string id) => state.Offers.Remove(Find(id).Id);

    private void Apply(SimOffer offer, JsonObject body)
    {
        if (body["reference"] is { } reference) offer.Reference = reference.ToString();
        if (body["onHoldByRetailer"] is { } hold) offer.OnHold = hold.GetValue<bool>();
        if (body["stock"] is not JsonObject stock) return;
        if (stock["managedByRetailer"] is { } managed) offer.ManagedByRetailer = managed.GetValue<bool>();
        if (stock["amount"] is not { } amount) return;
        if (amount.GetValueKind() != JsonValueKind.Number || amount.GetValue<int>() < 0)
            throw BolProblem.BadRequest("stock.amount", "must be greater than or equal to 0");
        offer.Amount = amount.GetValue<int>();
        offer.SoldSinceSet = 0;
        offer.StockSetAt = state.Now;
        StockSet?.Invoke(offer);
    }

    private SimOffer Find(string id) => state.Offers.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Offer {id}");

    private static decimal? Price(JsonObject? pricing)
    {
        if (pricing?["bundlePrices"] is not JsonArray { Count: > 0 } prices) return null;
        var price = prices[0]!["unitPrice"]!.GetValue<decimal>();
        return price is >= 1 and <= 9999 ? price : throw BolProblem.BadRequest("pricing.bundlePrices[0].unitPrice", "must be between 1 and 9999");
    }

    private static int Number(IQueryCollection query, string name, int fallback, int least, int most)
    {
        if (query[name].Count == 0) return fallback;
        return int.TryParse(query[name], CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw BolProblem.BadRequest(name, $"must be between {least} and {most}");
    }
}
