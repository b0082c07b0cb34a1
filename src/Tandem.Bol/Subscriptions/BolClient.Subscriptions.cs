namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Subscriptions = "/retailer/subscriptions";

    /// <summary>Lists the account's subscriptions, also those of others.</summary>
    public async Task<IReadOnlyList<BolSubscription>> GetSubscriptions(CancellationToken ct) =>
        (await session.Read(BolCall.Read(Subscriptions), BolJson.Default.BolSubscriptionList, ct)).Subscriptions ?? [];

    /// <summary>Asks for these events at this address. bol's webhooks carry PROCESS_STATUS, SHIPMENT and ORDER only.</summary>
    public Task<BolProcessStatus> CreateSubscription(
        IReadOnlyList<string> resources, string url, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Post, Subscriptions)
                .With(new(resources, url, "WEBHOOK", Enabled: true), BolJson.Default.BolSubscriptionRequest),
            ct);

    /// <summary>Replaces a subscription; this also switches one on again that bol had switched off.</summary>
    public Task<BolProcessStatus> UpdateSubscription(
        string subscriptionId, IReadOnlyList<string> resources, string url, bool enabled, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Put, $"{Subscriptions}/{BolCall.Segment(subscriptionId)}")
                .With(new(resources, url, "WEBHOOK", enabled), BolJson.Default.BolSubscriptionRequest),
            ct);

    /// <summary>Ends a subscription.</summary>
    public Task<BolProcessStatus> DeleteSubscription(string subscriptionId, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Delete, $"{Subscriptions}/{BolCall.Segment(subscriptionId)}"),
            ct);

    /// <summary>Has bol send a test event.</summary>
    public Task<BolProcessStatus> TestSubscription(string subscriptionId, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Post, $"{Subscriptions}/test/{BolCall.Segment(subscriptionId)}"),
            ct);

    /// <summary>Reads the public keys with which bol signs events (10 times an hour at most).</summary>
    public async Task<IReadOnlyList<BolSignatureKey>> GetSignatureKeys(CancellationToken ct) =>
        (await session.Read(
            BolCall.Read($"{Subscriptions}/signature-keys"), BolJson.Default.BolSignatureKeyList, ct)).SignatureKeys ?? [];
}
