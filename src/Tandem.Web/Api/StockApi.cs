using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Web.Api;

/// <summary>Takes pushed stock in, and tells what is known; whose it is, the token says.</summary>
internal sealed class StockApi(ReceiveStock stock, IGrainFactory grains)
{
    public async Task<IResult> Put(HttpContext http)
    {
        var ct = http.RequestAborted;
        var seller = ApiCaller.Of(http).Seller;
        if (!await stock.IsSource(seller, ct))
            return ApiProblem.Of(StatusCodes.Status409Conflict,
                "The stock of this seller does not come from this API: choose it on the page Source, or with `tandem seller "
                + "source api`.");
        var (numbers, problem) = await ApiBody.Read(
            http.Request, ApiJson.Default.ListStockNumber, ReceiveStock.Most, "numbers",
            """[{"gtin": "…", "quantity": 3}]""", ct);
        if (problem is not null) return problem;

        var outcomes = await stock.Take(seller, [.. numbers.Select(n => new PushedNumber(n.Gtin, n.Sku, n.Quantity, n.At))], ct);
        await grains.GetGrain<ISellerGrain>(seller.Value).Hint(new SourceHint(SourceKind.ExternalStock, seller.Value));
        return Results.Ok(new StockReceipt(
            outcomes.Count(o => o.State is PushedState.Accepted or PushedState.Unchanged),
            outcomes.Count(o => o.Problem is not null),
            [.. outcomes.Select(o => new StockOutcome(o.Index, o.Gtin, o.Sku, o.State, o.Problem))]));
    }

    public async Task<IResult> Get(HttpContext http, string? gtin, string? sku)
    {
        if (Gtin.TryParse(gtin) is null && Sku.TryParse(sku) is null)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, string.IsNullOrEmpty(gtin) ? "Give ?gtin= or ?sku=."
                : "The GTIN is not valid.");
        var known = await stock.Show(ApiCaller.Of(http).Seller, gtin, sku, http.RequestAborted);
        return Results.Ok((IReadOnlyList<StockLevel>)[.. known.Select(k => new StockLevel(
            k.Gtin, k.Sku, k.Name, k.External, k.ExternalAt, k.Shop, k.ShopTarget, k.ShopReadAt, k.Shows, k.Target))]);
    }
}
