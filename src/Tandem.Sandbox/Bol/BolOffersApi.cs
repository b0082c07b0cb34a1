using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Offers as in v11: read, listed by cursor, made and changed at once.</summary>
internal sealed class BolOffersApi(BolState state)
{
    private const int MostPerPage = 100;

    public event Action<SimOffer>? StockSet;

    public JsonObject List(IQueryCollection query)
    {
        var size = query.Number("page-size", MostPerPage, 1, MostPerPage);
        var from = query.Number("cursor", 0, 0, int.MaxValue);
        var ids = query["offer-ids"].OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var eans = query["eans"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var since = query.Moment("last-modified-date-time");
        var named = ids.Count > 0 ? ids.Select(id => state.Offers.GetValueOrDefault(id)).OfType<SimOffer>() : state.Offers.Values;
        var found = named
            .Where(offer => eans.Count == 0 || eans.Contains(offer.Ean))
            .Where(offer => query["reference"].Count == 0 || offer.Reference == query["reference"])
            .Where(offer => query["for-sale"].Count == 0 || offer.ForSale == (query["for-sale"] == "true"))
            .Where(offer => since is null || offer.ModifiedAt >= since)
            .ToList();
        var page = new JsonObject();
        // The description takes pages of one offer, yet in answers knows none below 25.
        if (size >= 25) page["pageSize"] = size;
        if (found.Count > from + size) page["nextCursor"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return new JsonObject { ["offers"] = BolAnswers.Array(found.Skip(from).Take(size), BolAnswers.Offer), ["page"] = page };
    }

    public JsonObject Get(string id) => BolAnswers.Offer(Find(id));

    public JsonObject Reasons(string id) => BolAnswers.Reasons(Find(id));

    public JsonObject Create(JsonObject body)
    {
        var ean = body.Needed("ean");
        var condition = body.Part("condition")?.Needed("category")
            ?? throw BolProblem.BadRequest("condition", "must not be null");
        _ = body.Part("fulfilment")?.Needed("method") ?? throw BolProblem.BadRequest("fulfilment", "must not be null");
        var price = Price(body.Part("pricing")) ?? throw BolProblem.BadRequest("pricing", "must not be null");
        if (state.Offers.Values.Any(had => had.Ean == ean && had.Condition == condition))
            throw new BolProblem(409, "Conflict", "An offer for this product and condition exists already.");
        var offer = new SimOffer
        {
            Id = Guid.CreateVersion7(state.Now).ToString(),
            Ean = ean,
            Title = body.Field<string>("unknownProductTitle") ?? ean,
            Price = price,
            Condition = condition,
            ModifiedAt = state.Now,
            StockSetAt = state.Now,
        };
        state.Offers.Add(offer.Id, offer);
        Apply(offer, body);
        return new JsonObject { ["offerId"] = offer.Id };
    }

    public void Change(string id, JsonObject body)
    {
        var offer = Find(id);
        if (Price(body.Part("pricing")) is { } price) offer.Price = price;
        Apply(offer, body);
        offer.ModifiedAt = state.Now;
    }

    public void Delete(string id) => state.Offers.Remove(Find(id).Id);

    private void Apply(SimOffer offer, JsonObject body)
    {
        var stock = body.Part("stock");
        var (reference, hold) = (body.Field<string>("reference"), body.Field<bool?>("onHoldByRetailer"));
        var (amount, managed) = (stock?.Field<int?>("amount"), stock?.Field<bool?>("managedByRetailer"));
        Fulfil(offer, body.Part("fulfilment"));
        if (amount < 0) throw BolProblem.BadRequest("stock.amount", "must be greater than or equal to 0");
        offer.Reference = reference ?? offer.Reference;
        offer.OnHold = hold ?? offer.OnHold;
        offer.ManagedByRetailer = managed ?? offer.ManagedByRetailer;
        if (amount is null) return;
        offer.Amount = amount.Value;
        offer.SoldSinceSet = 0;
        offer.StockSetAt = state.Now;
        StockSet?.Invoke(offer);
    }

    /// <summary>Who fulfils it, and what is promised where the seller does; a change of it is whole, never a part.</summary>
    private static void Fulfil(SimOffer offer, JsonObject? fulfilment)
    {
        if (fulfilment is null) return;
        var method = fulfilment.Needed("method");
        if (method is not ("FBR" or "FBB")) throw BolProblem.BadRequest("fulfilment.method", "must be one of FBR, FBB");
        var schedule = fulfilment.Field<string>("schedule");
        if (schedule is not (null or "BOL_DELIVERY_PROMISE" or "MY_DELIVERY_PROMISE" or "SHIPPING_VIA_BOL"))
            throw BolProblem.BadRequest("fulfilment.schedule", "is not known");
        var promise = fulfilment.Part("deliveryPromise");
        if (schedule == "MY_DELIVERY_PROMISE" && promise is null)
            throw BolProblem.BadRequest("fulfilment.deliveryPromise", "must not be null");
        offer.Method = method;
        offer.Schedule = schedule ?? SimOffer.SentByTheSeller;
        offer.Promise = promise is null || schedule != "MY_DELIVERY_PROMISE" ? null
            : (promise.Field<int?>("minimumDaysToCustomer") ?? 0, promise.Field<int?>("maximumDaysToCustomer") ?? 0,
                promise.Field<string>("ultimateOrderTime"));
    }

    private SimOffer Find(string id) => state.Offers.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Offer {id}");

    private static decimal? Price(JsonObject? pricing)
    {
        if (pricing is null) return null;
        var price = pricing.Rows("bundlePrices", 1, int.MaxValue)[0].Field<decimal?>("unitPrice");
        return price is >= 1 and <= 9999 ? price
            : throw BolProblem.BadRequest("pricing.bundlePrices[0].unitPrice", "must be between 1 and 9999");
    }
}
