namespace Tandem.Bol;

/// <summary>
/// How a request to bol can end other than well. A closed set: <see cref="BolRateLimited"/>,
/// <see cref="BolUnauthorized"/>, <see cref="BolRefused"/>, <see cref="BolNotFound"/>, <see cref="BolUnavailable"/> and
/// <see cref="BolUnknown"/>. The message carries bol's words, never a customer's data or a secret.
/// </summary>
public abstract class BolFailure : Exception
{
    private protected BolFailure(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>
    /// What of the message is this client's own, for machines: a code, and behind a colon what bol said; null: nothing.
    /// </summary>
    public string? Own { get; init; }
}
