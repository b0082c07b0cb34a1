namespace Tandem.Bol;

/// <summary>The budget of this endpoint is spent. Nothing was executed; ask again at <see cref="RetryAt"/>.</summary>
public sealed class BolRateLimited(DateTimeOffset retryAt, string? message = null)
    : BolFailure(message ?? "bol allows no more requests of this kind for now.")
{
    /// <summary>The moment from which the request may be sent again, on the injected clock.</summary>
    public DateTimeOffset RetryAt { get; } = retryAt;
}
