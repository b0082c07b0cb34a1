using System.Text.Json;
using Tandem.Engine.Connections;
using Tandem.Web.Hosting;

namespace Tandem.Web.Hooks;

/// <summary>
/// Takes in the keys that a shop posts once its owner approved (facts/woocommerce.md §j). Nothing signs them but the state in
/// <c>user_id</c>. The shop takes 200 alone for an answer, and throws its key away on any other.
/// </summary>
internal sealed class ReceiveKeys(AuthorizeShop authorize, Strangers strangers)
{
    public async Task<IResult> From(HttpRequest request, CancellationToken ct)
    {
        // Nobody is known before their body is read: who asks too often costs no reading.
        if (!strangers.MayAsk(request.HttpContext)) return HookRoutes.TooOften(request.HttpContext);
        if (await SmallBody.Read(request, ct) is { } body && Read(body) is var (state, key, secret)
            && await authorize.Take(state, key, secret, ct)) return Results.Ok();
        return Results.NotFound();
    }

    private static (string State, string Key, string Secret)? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Text(json.RootElement, "user_id") is { } state && Text(json.RootElement, "consumer_key") is { } key
                && Text(json.RootElement, "consumer_secret") is { } secret ? (state, key, secret) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // No JSON, no object, or half a character in a text.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
