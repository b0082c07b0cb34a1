using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Web.Api;

/// <summary>Takes pushed stock in, and tells what is known; whose it is, the token says.</summary>
internal sealed class StockApi(ApiTokens tokens, ReceiveStock stock, IGrainFactory grains)
{
    private const int LargestBody = 1 << 20;
    private const string Scheme = "Bearer ";

    public async Task<IResult> Put(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await OwnerOf(http) is not { } seller) return Unauthorized(http);
        if (!await stock.IsSource(seller, ct))
            return ApiProblem.Of(StatusCodes.Status409Conflict, "The stock of this seller does not come from this API: choose it on the page Source, or with `tandem seller source api`.");
        if (!http.Request.HasJsonContentType()) return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send application/json.");
        if (http.Request.ContentLength > LargestBody) return TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;

        List<StockNumber?>? numbers;
        try
        {
            numbers = await http.Request.ReadFromJsonAsync(ApiJson.Default.ListStockNumber, ct);
        }
        catch (JsonException broken)
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"Not a list of numbers, at {broken.Path ?? "$"}: send [{{\"gtin\": \"…\", \"quantity\": 3}}].");
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }

        if (numbers is null || numbers.Contains(null)) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "Send a list of objects.");
        if (numbers.Count > ReceiveStock.Most) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"{numbers.Count} numbers: send at most {ReceiveStock.Most} at a time.");

        var outcomes = await stock.Take(seller, [.. numbers.Select(n => new PushedNumber(n!.Gtin, n.Sku, n.Quantity, n.At))], ct);
        await grains.GetGrain<ISellerGrain>(seller.Value).Hint(new SourceHint(SourceKind.ExternalStock, seller.Value));
        return Results.Ok(new StockReceipt(
            outcomes.Count(o => o.State is PushedState.Accepted or PushedState.Unchanged), outcomes.Count(o => o.Problem is not null),
            [.. outcomes.Select(o => new StockOutcome(o.Index, o.Gtin, o.Sku, o.State, o.Problem))]));
    }

    public async Task<IResult> Get(HttpContext http, string? gtin, string? sku)
    {
        if (await OwnerOf(http) is not { } seller) return Unauthorized(http);
        if (Gtin.TryParse(gtin) is null && Sku.TryParse(sku) is null)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, string.IsNullOrEmpty(gtin) ? "Give ?gtin= or ?sku=." : "The GTIN is not valid.");
        return Results.Ok((IReadOnlyList<StockLevel>)[.. (await stock.Show(seller, gtin, sku, http.RequestAborted)).Select(k => new StockLevel(
            k.Gtin, k.Sku, k.Name, k.External, k.ExternalAt, k.Shop, k.ShopTarget, k.ShopReadAt, k.Confirmed, k.Target))]);
    }

    private async Task<SellerId?> OwnerOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? await tokens.OwnerOf(header[Scheme.Length..].Trim(), http.RequestAborted) : null;
    }

    private static IResult Unauthorized(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, "Send a token that is not revoked: Authorization: Bearer tandem_…");
    }

    private static IResult TooLarge() => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"Larger than {LargestBody / 1024 / 1024} MB: send at most {ReceiveStock.Most} numbers at a time.");
}
