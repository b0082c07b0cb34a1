using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Web.Hooks;

/// <summary>
/// Takes webhooks in. A good signature makes a source due sooner, and nothing more: what the body says is never trusted as state.
/// </summary>
internal sealed class ReceiveHooks(HookOwners owners, IGrainFactory grains, TimeProvider clock)
{
    private const int LargestBody = 1 << 20;
    private readonly BolWebhookSignature _bolSignature = new(clock);

    public async Task<IResult> FromShop(Guid shop, HttpRequest request, CancellationToken ct)
    {
        if (await Body(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (WooWebhookSignature.IsPing(request.ContentType, body)) return Results.Ok();
        if (await owners.OfShop(shop, ct) is not { } owner) return Results.NotFound();
        if (!WooWebhookSignature.Verify(body, request.Headers["X-WC-Webhook-Signature"], owner.Secret)) return Results.Unauthorized();

        var topic = request.Headers["X-WC-Webhook-Topic"].ToString();
        var kind = topic.StartsWith("order.", StringComparison.Ordinal) ? SourceKind.ShopOrders : SourceKind.ShopItems;
        var (product, changed) = kind == SourceKind.ShopItems ? Change(body) : default;
        await grains.GetGrain<ISellerGrain>(owner.Seller.Value).Hint(new SourceHint(kind, shop, ProductId: product, ChangedAt: changed));
        return Results.Ok();
    }

    private static (long? Product, DateTimeOffset? ChangedAt) Change(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var product)
                && DateTimeOffset.TryParse(Text(json.RootElement, "date_modified_gmt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var changed)
                ? (product, changed) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public async Task<IResult> FromBol(Guid account, HttpRequest request, CancellationToken ct)
    {
        if (await Body(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await owners.OfAccount(account, ct) is not { } owner) return Results.NotFound();
        if (!await _bolSignature.Verify(owner.Client, request.Headers["Signature"], body, ct)) return Results.Unauthorized();

        var hint = Event(body) switch
        {
            { Resource: "ORDER", ResourceId: { Length: > 0 } order } => new SourceHint(SourceKind.BolOrders, account, order),
            { Resource: "PROCESS_STATUS", ResourceId: { Length: > 0 } process } => new SourceHint(SourceKind.BolProcesses, account, ProcessStatusId: process),
            // A shipment has a number of its own, which says nothing here: what changed of orders is read.
            { Resource: "SHIPMENT" } => new SourceHint(SourceKind.BolOrders, account),
            _ => null,
        };
        if (hint is not null) await grains.GetGrain<ISellerGrain>(owner.Seller.Value).Hint(hint);
        return Results.Ok();
    }

    private static (string? Resource, string? ResourceId)? Event(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("event", out var e) && e.ValueKind == JsonValueKind.Object
                ? (Text(e, "resource"), Text(e, "resourceId")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        if (request.ContentLength > LargestBody) return null;
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }
}
