namespace Tandem.Bol;

/// <summary>Where bol sends which events (v10). bol switches it off by itself after ten failed deliveries.</summary>
public sealed record BolSubscription(
    string? Id = null,
    IReadOnlyList<string>? Resources = null,
    string? Url = null,
    string? SubscriptionType = null,
    bool? Enabled = null,
    string? Identity = null);

/// <summary>bol's answer when subscriptions are listed.</summary>
internal sealed record BolSubscriptionList(IReadOnlyList<BolSubscription>? Subscriptions = null);

/// <summary>A subscription to make or to change.</summary>
internal sealed record BolSubscriptionRequest(
    IReadOnlyList<string>? Resources = null,
    string? Url = null,
    string? SubscriptionType = null,
    bool? Enabled = null);

/// <summary>A public key with which bol signs its events.</summary>
public sealed record BolSignatureKey(string? Id = null, string? Type = null, string? PublicKey = null);

/// <summary>bol's answer when the keys are asked for.</summary>
internal sealed record BolSignatureKeyList(IReadOnlyList<BolSignatureKey>? SignatureKeys = null);
