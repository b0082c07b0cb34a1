using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Shop;

/// <summary>The shop's webhooks: late, several changes in one, in any order, switched off after five failures in a row.</summary>
internal sealed class ShopHooks(ShopState state, FaultBoard faults) : IDisposable
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new();
    private readonly SortedDictionary<long, Hook> hooks = [];
    private readonly Dictionary<(long Hook, long Resource), DateTimeOffset> waiting = [];

    public void Raise(string topic, long resource)
    {
        foreach (var hook in hooks.Values)
        {
            if (hook.Topic != topic || hook.Status != "active" || faults.Strikes(faults.Mix.LostHooks)) continue;
            // A change while another of the same thing waits goes along with it.
            waiting.TryAdd((hook.Id, resource), state.Now + (state.Setup.WebhookDelayMax * state.Random.NextDouble()));
        }
    }

    public ShopAnswer List(ShopRequest request) =>
        ShopPage.Of(hooks.Values, request, each => each.Id, each => each.Created, each => each.Modified ?? each.Created, each => Show(each, request));

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(Show(Find(request), request));

    public (ShopAnswer Answer, Delivery? Ping) Create(ShopRequest request)
    {
        var topic = request.Body["topic"]?.ToString() ?? "";
        if (topic.Split('.') is not [("product" or "order" or "customer" or "coupon"), ("created" or "updated" or "deleted" or "restored")])
            throw new Refused(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        if (!Uri.TryCreate(request.Body["delivery_url"]?.ToString(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new Refused(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", "Webhook delivery URL must be a valid URL starting with http:// or https://.");
        var hook = new Hook
        {
            Id = state.Next("hook"), Topic = topic, Url = url, Created = state.Now,
            Name = request.Body["name"]?.ToString() ?? "Webhook", Secret = request.Body["secret"]?.ToString() ?? "",
        };
        hooks.Add(hook.Id, hook);
        var answer = new ShopAnswer(201, Show(hook, request)) { Location = $"{request.Api}/webhooks/{hook.Id}" };
        return (answer, new Delivery(hook, 0, $"webhook_id={hook.Id}", IsPing: true));
    }

    public ShopAnswer Update(ShopRequest request)
    {
        var hook = Find(request);
        if (request.Body["status"] is { } status) hook.Status = status.ToString();
        if (request.Body["name"] is { } name) hook.Name = name.ToString();
        hook.Modified = state.Now;
        return ShopAnswer.Ok(Show(hook, request));
    }

    public ShopAnswer Delete(ShopRequest request)
    {
        if (!request.Force) throw new Refused(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        var hook = Find(request);
        hooks.Remove(hook.Id);
        return ShopAnswer.Ok(Show(hook, request));
    }

    /// <summary>What is due, with its body as it is now, not as it was when it was raised.</summary>
    public List<Delivery> TakeDue(Func<string, long, JsonNode?> body)
    {
        var now = state.Now;
        var due = new List<Delivery>();
        foreach (var (key, at) in waiting.Where(each => each.Value <= now).ToList())
        {
            waiting.Remove(key);
            if (!hooks.TryGetValue(key.Hook, out var hook) || hook.Status != "active") continue;
            if (body(hook.Topic, key.Resource) is not { } shown) continue;
            var delivery = new Delivery(hook, key.Resource, shown.ToJsonString(), IsPing: false);
            due.Add(delivery);
            if (faults.Strikes(faults.Mix.DuplicateHooks)) due.Add(delivery);
        }
        return due;
    }

    public async Task Send(Delivery delivery, CancellationToken ct)
    {
        var hook = delivery.To;
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Headers.UserAgent.ParseAdd($"WooCommerce/{state.Setup.Version} Hookshot (WordPress/6.9.1)");
        request.Content.Headers.ContentType = new(delivery.IsPing ? "application/x-www-form-urlencoded" : "application/json");
        if (!delivery.IsPing)
        {
            var parts = hook.Topic.Split('.');
            request.Headers.Add("X-WC-Webhook-Source", state.BaseUrl + "/");
            request.Headers.Add("X-WC-Webhook-Topic", hook.Topic);
            request.Headers.Add("X-WC-Webhook-Resource", parts[0]);
            request.Headers.Add("X-WC-Webhook-Event", parts[1]);
            request.Headers.Add("X-WC-Webhook-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(hook.Secret), body)));
            request.Headers.Add("X-WC-Webhook-ID", hook.Id.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-WC-Webhook-Delivery-ID", Guid.NewGuid().ToString("N"));
        }
        var accepted = await Accepted(request, ct);
        lock (state.Gate)
        {
            hook.Failures = accepted ? 0 : hook.Failures + 1;
            if (hook.Failures >= MostFailures) hook.Status = "disabled";
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<bool> Accepted(HttpRequestMessage request, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private Hook Find(ShopRequest request) => hooks.GetValueOrDefault(request.Ids["id"]) ?? throw new Refused(
        request.Method is "GET" or "DELETE" ? 404 : 400, "woocommerce_rest_shop_webhook_invalid_id",
        request.Method == "DELETE" ? "Invalid ID." : "ID is invalid.");

    private static JsonObject Show(Hook hook, ShopRequest request)
    {
        var parts = hook.Topic.Split('.');
        return new JsonObject
        {
            ["id"] = hook.Id, ["name"] = hook.Name, ["status"] = hook.Status, ["topic"] = hook.Topic, ["resource"] = parts[0], ["event"] = parts[1],
            ["hooks"] = new JsonArray(parts[0] == "product" ? "woocommerce_update_product" : "woocommerce_update_order"),
            ["delivery_url"] = hook.Url.AbsoluteUri,
            ["date_created"] = ShopTime.Local(hook.Created), ["date_created_gmt"] = ShopTime.Gmt(hook.Created),
            ["date_modified"] = hook.Modified is { } at ? ShopTime.Local(at) : null,
            ["date_modified_gmt"] = hook.Modified is { } gmt ? ShopTime.Gmt(gmt) : null,
            ["_links"] = ShopJson.Links($"{request.Api}/webhooks/{hook.Id}", $"{request.Api}/webhooks", null, "GET", "POST", "PUT", "PATCH", "DELETE"),
        };
    }

    internal sealed class Hook
    {
        public required long Id { get; init; }
        public required string Topic { get; init; }
        public required Uri Url { get; init; }
        public required string Secret { get; init; }
        public required DateTimeOffset Created { get; init; }
        public DateTimeOffset? Modified { get; set; }
        public string Name { get; set; } = "";
        public string Status { get; set; } = "active";
        public int Failures { get; set; }
    }

    internal sealed record Delivery(Hook To, long Resource, string Body, bool IsPing);
}
