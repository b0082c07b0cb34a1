using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Api;

/// <summary>Takes parcels in that another program sent; whose they are, the token says.</summary>
internal sealed class ShipmentApi(ApiTokens tokens, TakeParcels parcels, IGrainFactory grains)
{
    private const int LargestBody = 1 << 20;
    private const string Scheme = "Bearer ";

    public async Task<IResult> Post(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await OwnerOf(http) is not { } seller)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return ApiProblem.Of(StatusCodes.Status401Unauthorized, "Send a token that is not revoked: Authorization: Bearer tandem_…");
        }

        if (!http.Request.HasJsonContentType()) return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send application/json.");
        if (http.Request.ContentLength > LargestBody) return TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;

        List<ShipmentNumber?>? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync(ApiJson.Default.ListShipmentNumber, ct);
        }
        catch (JsonException broken)
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"Not a list of parcels, at {broken.Path ?? "$"}: send [{{\"order\": \"…\", \"carrier\": \"PostNL\", \"trackAndTrace\": \"3S…\"}}].");
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }

        if (sent is null || sent.Contains(null) || sent.Exists(p => p!.Lines?.Contains(null!) == true)) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "Send a list of objects.");
        if (sent.Count > TakeParcels.Most) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"{sent.Count} parcels: send at most {TakeParcels.Most} at a time.");

        var outcomes = await parcels.Take(
            seller,
            [.. sent.Select(p => new ParcelDraft(p!.Order, p.Carrier, p.TrackAndTrace, p.Lines?.Select(l => new ParcelLine(l.Line, l.Quantity)).ToList(), p.WithoutCode))],
            ParcelSource.Api, ct);
        await grains.GetGrain<ISellerGrain>(seller.Value).Refresh();
        return Results.Ok(new ShipmentReceipt(
            outcomes.Count(o => o.State is ParcelState.Accepted or ParcelState.Held or ParcelState.Known), outcomes.Count(o => o.Problem is not null),
            [.. outcomes.Select(o => new ShipmentOutcome(o.Index, o.BolOrderId, o.State, o.Problem is { } why ? InEnglish(why) : null))]));
    }

    private async Task<SellerId?> OwnerOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? await tokens.OwnerOf(header[Scheme.Length..].Trim(), http.RequestAborted) : null;
    }

    // The API speaks English to everybody, as its description does.
    private static string InEnglish(Reason why) =>
        why.Facts.Aggregate(ReasonWords.All[why.Code].En, (text, fact) => text.Replace($"{{{fact.Key}}}", fact.Value, StringComparison.Ordinal));

    private static IResult TooLarge() => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"Larger than {LargestBody / 1024 / 1024} MB: send at most {TakeParcels.Most} parcels at a time.");
}
