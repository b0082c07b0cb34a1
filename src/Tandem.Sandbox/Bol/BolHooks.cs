using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Bol;

/// <summary>bol's events to subscribers: signed, at least once, in no order, and given up after ten tries.</summary>
internal sealed class BolHooks : IDisposable
{
    private const int MostTries = 10;
    private const string KeyId = "0";
    // Prices and offers go to queues only (facts/bol.md §11).
    private static readonly string[] Resources = ["PROCESS_STATUS", "SHIPMENT", "ORDER"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BolState state;
    private readonly FaultBoard faults;
    private readonly RSA rsa = RSA.Create(2048);
    private readonly HttpClient http = new();
    private readonly Dictionary<string, Subscription> subscriptions = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Delivery, DateTimeOffset> waiting = new();

    public BolHooks(BolState state, FaultBoard faults)
    {
        (this.state, this.faults) = (state, faults);
        state.Happened += Announce;
    }

    /// <summary>An event of this resource with this id was taken in by a subscriber.</summary>
    public event Action<string, string>? Delivered;

    public JsonObject Keys() => new()
    {
        ["signatureKeys"] = new JsonArray(new JsonObject
        {
            ["id"] = KeyId,
            ["type"] = "RSA",
            ["publicKey"] = Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()),
        }),
    };

    public JsonObject List() => new() { ["subscriptions"] = BolAnswers.Array(subscriptions.Values, Shown) };

    public JsonObject Get(string id) =>
        Shown(subscriptions.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Subscription {id}"));

    public SimProcess Create(JsonObject body)
    {
        var made = Read(state.NewId(), body);
        return state.Enqueue("CREATE_SUBSCRIPTION", "Create subscription.", null, stuck: false, null, () =>
        {
            subscriptions.Add(made.Id, made);
            return (made.Id, null);
        });
    }

    public SimProcess Change(string id, JsonObject body)
    {
        var changed = Read(id, body);
        return state.Enqueue("UPDATE_SUBSCRIPTION", $"Update subscription with id {id}.", id, stuck: false, null, () =>
        {
            if (!subscriptions.ContainsKey(id)) return (null, $"Subscription {id} was not found.");
            subscriptions[id] = changed;
            return (id, null);
        });
    }

    public SimProcess Delete(string id) => state.Enqueue(
        "DELETE_SUBSCRIPTION", $"Delete subscription with id {id}.", id, stuck: false, null,
        () => subscriptions.Remove(id) ? (id, null) : (null, $"Subscription {id} was not found."));

    public SimProcess Test(string id) => state.Enqueue(
        "SEND_SUBSCRIPTION_TST_MSG", $"Send a test message to subscription with id {id}.", id, stuck: false, null, () =>
        {
            if (!subscriptions.TryGetValue(id, out var subscription)) return (null, $"Subscription {id} was not found.");
            Enqueue(subscription, "TEST", "TEST", id);
            return (id, null);
        });

    /// <summary>Events whose time has come. Called under the lock; they are sent outside of it.</summary>
    public IReadOnlyList<Delivery> TakeDue()
    {
        var due = new List<Delivery>();
        while (waiting.TryPeek(out var delivery, out var at) && at <= state.Now)
        {
            waiting.Dequeue();
            if (delivery.To.Enabled) due.Add(delivery);
        }
        return due;
    }

    public async Task Send(Delivery delivery, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.To.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        var signature = Convert.ToBase64String(rsa.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        request.Headers.TryAddWithoutValidation("Signature", $"keyId={KeyId}, algorithm=\"rsa-sha256\", signature={signature}");
        if (await Accepted(request, ct))
        {
            lock (state.Gate) Delivered?.Invoke(delivery.Resource, delivery.ResourceId);
            return;
        }
        lock (state.Gate)
        {
            if (++delivery.Tries >= MostTries) delivery.To.Enabled = false;
            else waiting.Enqueue(delivery, state.Now + TimeSpan.FromSeconds(Math.Pow(2, delivery.Tries)));
        }
    }

    public void Dispose()
    {
        http.Dispose();
        rsa.Dispose();
    }

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

    private void Announce(string resource, string type, string id)
    {
        foreach (var subscription in subscriptions.Values.Where(each => each.Enabled && each.Resources.Contains(resource)))
        {
            if (faults.Strikes(faults.Mix.LostHooks)) continue;
            Enqueue(subscription, resource, type, id);
            if (faults.Strikes(faults.Mix.DuplicateHooks)) Enqueue(subscription, resource, type, id);
        }
    }

    private void Enqueue(Subscription to, string resource, string type, string id)
    {
        var body = new JsonObject
        {
            ["retailerId"] = "1234567",
            ["timestamp"] = state.Now.ToString("O", CultureInfo.InvariantCulture),
            ["event"] = new JsonObject { ["resource"] = resource, ["type"] = type, ["resourceId"] = id },
        };
        // A second or so under way, so that two events may change places.
        waiting.Enqueue(new Delivery(to, resource, id, body.ToJsonString()), state.Now
            + TimeSpan.FromSeconds(2 * state.Random.NextDouble()));
    }

    private static Subscription Read(string id, JsonObject body)
    {
        if (body.Needed("subscriptionType") != "WEBHOOK")
            throw BolProblem.BadRequest("subscriptionType", "must be one of WEBHOOK");
        if (body["resources"] is not JsonArray { Count: > 0 } resources)
            throw BolProblem.BadRequest("resources", "must not be empty");
        var named = resources.Select(each => each?.ToString() ?? "").ToList();
        if (!named.TrueForAll(Resources.Contains))
            throw BolProblem.BadRequest("resources", $"must be of {string.Join(", ", Resources)}");
        // bol takes https alone; here loopback will do.
        if (!Uri.TryCreate(body.Needed("url"), UriKind.Absolute, out var url) || (url.Scheme != "https" && !url.IsLoopback))
            throw BolProblem.BadRequest("url", "must be a https address");
        return new Subscription(id, named, url) { Enabled = body.Field<bool?>("enabled") ?? true };
    }

    private static JsonObject Shown(Subscription subscription) => new()
    {
        ["id"] = subscription.Id,
        ["resources"] = BolAnswers.Array(subscription.Resources, each => JsonValue.Create(each)),
        ["url"] = subscription.Url.AbsoluteUri,
        ["subscriptionType"] = "WEBHOOK",
        ["enabled"] = subscription.Enabled,
    };

    internal sealed record Subscription(string Id, IReadOnlyList<string> Resources, Uri Url)
    {
        public bool Enabled { get; set; }
    }

    internal sealed record Delivery(Subscription To, string Resource, string ResourceId, string Body)
    {
        public int Tries { get; set; }
    }
}
