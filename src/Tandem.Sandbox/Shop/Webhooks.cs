using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// The webhooks and their queue: late, in no order, one delivery for many changes of one thing, its body made when it is sent,
/// and never sent twice. <see cref="Raise"/> and <see cref="All"/> need the gate; the loop takes it itself.
/// </summary>
internal sealed class Webhooks(ShopState state, FaultBoard faults, Func<string, long, JsonObject> payload) : IAsyncDisposable
{
    /// <summary>Measured: the counter runs to six, the seventh failure in a row switches the webhook off.</summary>
    private const int FailuresAllowed = 6;
    private const int Parallel = 4;

    private readonly Dictionary<(long Hook, long Id), DateTimeOffset> due = [];
    private readonly HashSet<long> pings = [];
    private readonly Channel<bool> woken =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private Task loop = Task.CompletedTask;

    private sealed record Delivery(Webhook Hook, byte[] Body, bool IsPing, string BaseUrl, string Number);

    public List<Webhook> All { get; } = [];

    public void Start() => loop = Run(stop.Token);

    public void Raise(string topic, long id)
    {
        foreach (var hook in All)
        {
            if (hook.Status != "active" || hook.Topic != topic || faults.Strikes(faults.Mix.LostHooks))
                continue;
            var late = state.Setup.WebhookDelayMax * state.Random.NextDouble();
            if (due.TryAdd((hook.Id, id), state.Clock.GetUtcNow() + late))
                woken.Writer.TryWrite(true);
        }
    }

    /// <summary>The unsigned form that says "are you there"; until it is answered with 200, every save sends it again.</summary>
    public void Saved(Webhook hook)
    {
        if (hook.Status != "active" || !hook.PingPending)
            return;
        pings.Add(hook.Id);
        woken.Writer.TryWrite(true);
    }

    public void Remove(Webhook hook)
    {
        All.Remove(hook);
        foreach (var key in due.Keys.Where(key => key.Hook == hook.Id).ToList())
            due.Remove(key);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
        http.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var (deliveries, next) = Take();
                if (deliveries.Count == 0)
                    await Rest(next, ct);
                else
                    await System.Threading.Tasks.Parallel.ForEachAsync(
                        deliveries, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct }, Deliver);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The shop closes: what was still to be sent is lost, as in a real one.
        }
    }

    private (List<Delivery> Deliveries, DateTimeOffset? Next) Take()
    {
        lock (state.Gate)
        {
            var now = state.Clock.GetUtcNow();
            var ready = new List<Delivery>();
            foreach (var hook in All.Where(hook => pings.Remove(hook.Id)))
                ready.Add(new(hook, Encoding.ASCII.GetBytes($"webhook_id={hook.Id}"), IsPing: true, state.BaseUrl, ""));
            foreach (var key in due.Where(each => each.Value <= now).OrderBy(each => each.Value).Select(each => each.Key)
                .ToList())
            {
                due.Remove(key);
                if (All.Find(hook => hook.Id == key.Hook && hook.Status == "active") is not { } hook)
                    continue;
                var body = hook.Event == "deleted" ? new JsonObject { ["id"] = key.Id } : payload(hook.Resource, key.Id);
                var delivery =
                    new Delivery(hook, Encoding.UTF8.GetBytes(body.ToJsonString()), IsPing: false, state.BaseUrl, Number());
                ready.Add(delivery);
                if (faults.Strikes(faults.Mix.DuplicateHooks)) ready.Add(delivery);
            }
            return (ready, due.Count == 0 ? null : due.Values.Min());
        }
    }

    private string Number()
    {
        Span<byte> bytes = stackalloc byte[16];
        state.Random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private async Task Rest(DateTimeOffset? until, CancellationToken ct)
    {
        using var nap = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var wake = woken.Reader.ReadAsync(nap.Token).AsTask();
        var pause = until is { } moment ? moment - state.Clock.GetUtcNow() : Timeout.InfiniteTimeSpan;
        if (until is not null && pause < TimeSpan.FromMilliseconds(1))
            pause = TimeSpan.FromMilliseconds(1);
        await Task.WhenAny(wake, Task.Delay(pause, state.Clock, nap.Token));
        await nap.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private async ValueTask Deliver(Delivery delivery, CancellationToken ct)
    {
        var status = await Send(delivery, ct);
        lock (state.Gate)
        {
            var hook = delivery.Hook;
            if (delivery.IsPing)
            {
                hook.PingPending = status != HttpStatusCode.OK;
                return;
            }
            if (status is { } answered && ((int)answered is >= 200 and < 300 or 301 or 302))
            {
                hook.Failures = 0;
                return;
            }
            hook.Failures++;
            if (hook.Failures > FailuresAllowed)
                hook.Status = "disabled";
            Saved(hook);
        }
    }

    private async Task<HttpStatusCode?> Send(Delivery delivery, CancellationToken ct)
    {
        using var request = Request(delivery);
        try
        {
            using var response = await http.SendAsync(request, ct);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(Delivery delivery)
    {
        var hook = delivery.Hook;
        var request = new HttpRequestMessage(HttpMethod.Post, hook.DeliveryUrl) { Content = new ByteArrayContent(delivery.Body) };
        request.Headers.TryAddWithoutValidation("User-Agent", $"WooCommerce/{state.Setup.Version} Hookshot (WordPress/6.9.1)");
        request.Content.Headers.ContentType = new(delivery.IsPing ? "application/x-www-form-urlencoded" : "application/json");
        if (delivery.IsPing)
            return request;
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(hook.Secret), delivery.Body);
        request.Headers.Add("X-WC-Webhook-Source", delivery.BaseUrl + "/");
        request.Headers.Add("X-WC-Webhook-Topic", hook.Topic);
        request.Headers.Add("X-WC-Webhook-Resource", hook.Resource);
        request.Headers.Add("X-WC-Webhook-Event", hook.Event);
        request.Headers.Add("X-WC-Webhook-Signature", Convert.ToBase64String(signature));
        request.Headers.Add("X-WC-Webhook-ID", hook.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("X-WC-Webhook-Delivery-ID", delivery.Number);
        return request;
    }
}
