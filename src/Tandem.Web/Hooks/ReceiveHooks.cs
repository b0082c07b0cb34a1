using System.Globalization;
using System.Text.Json;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Hooks;

/// <summary>
/// Takes webhooks in. A good signature makes a source due sooner, and nothing more: what the body says is never trusted as state.
/// </summary>
internal sealed class ReceiveHooks(HookOwners owners, Strangers strangers, IGrainFactory grains, TimeProvider clock)
{
    private const int LongestId = 64;
    private readonly BolWebhookSignature _bolSignature = new(clock);

    public async Task<IResult> FromShop(Guid shop, HttpRequest request, CancellationToken ct)
    {
        if (await owners.OfShop(shop, ct) is not { } owner) return Unknown(request);
        if (await SmallBody.Read(request, ct) is not { } body) return TooLarge(request);
        if (WooWebhookSignature.IsPing(request.ContentType, body)) return Unproved(request, Results.Ok());
        if (!WooWebhookSignature.Verify(body, request.Headers["X-WC-Webhook-Signature"], owner.Secret)) return Unknown(request);

        var topic = request.Headers["X-WC-Webhook-Topic"].ToString();
        var kind = topic.StartsWith("order.", StringComparison.Ordinal) ? SourceKind.ShopOrders : SourceKind.ShopItems;
        var (product, changed) = kind == SourceKind.ShopItems ? Change(body) : default;
        await grains.GetGrain<ISellerGrain>(owner.Seller.Value)
            .Hint(new SourceHint(kind, shop, ProductId: product, ChangedAt: changed));
        return Results.Ok();
    }

    public async Task<IResult> FromBol(Guid account, HttpRequest request, CancellationToken ct)
    {
        if (await owners.OfAccount(account, ct) is not { } owner) return Unknown(request);
        if (await SmallBody.Read(request, ct) is not { } body) return TooLarge(request);
        try
        {
            if (!await _bolSignature.Verify(owner.Client, request.Headers["Signature"], body, ct)) return Unknown(request);
        }
        catch (BolFailure)
        {
            // Nothing is known about the body: bol delivers it again.
            request.HttpContext.Response.Headers.RetryAfter = Strangers.Wait;
            return Unproved(request, Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }

        var subject = BolEvent.TryParse(body)?.Event;
        var id = subject?.ResourceId is { Length: > 0 and <= LongestId } given
            && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? given : null;
        var hint = subject?.Resource switch
        {
            "ORDER" when id is not null => new SourceHint(SourceKind.BolOrders, account, id),
            "PROCESS_STATUS" when id is not null => new SourceHint(SourceKind.BolProcesses, account, ProcessStatusId: id),
            // A shipment has a number of its own, which says nothing here: what changed of orders is read.
            "SHIPMENT" => new SourceHint(SourceKind.BolOrders, account),
            _ => null,
        };
        if (hint is not null) await grains.GetGrain<ISellerGrain>(owner.Seller.Value).Hint(hint);
        return Results.Ok();
    }

    private static (long? Product, DateTimeOffset? ChangedAt) Change(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt64(out var product)
                && root.TryGetProperty("date_modified_gmt", out var at) && at.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(at.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                    out var changed)
                ? (product, changed) : default;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // No JSON, or half a character in a text: then it only says that something changed.
            return default;
        }
    }

    private IResult TooLarge(HttpRequest request) =>
        Unproved(request, Results.StatusCode(StatusCodes.Status413PayloadTooLarge));

    private IResult Unproved(HttpRequest request, IResult answer) =>
        HookRoutes.Unproved(request.HttpContext, strangers, answer);

    private IResult Unknown(HttpRequest request) => HookRoutes.Unknown(request.HttpContext, strangers);
}
