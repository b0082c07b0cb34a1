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
}

/// <summary>The budget of this endpoint is spent. Nothing was executed; ask again at <see cref="RetryAt"/>.</summary>
public sealed class BolRateLimited(DateTimeOffset retryAt, string? message = null)
    : BolFailure(message ?? "bol allows no more requests of this kind for now.")
{
    /// <summary>The moment from which the request may be sent again, on the injected clock.</summary>
    public DateTimeOffset RetryAt { get; } = retryAt;
}

/// <summary>Why bol does not let this account in, so that the right advice can be given.</summary>
public enum BolUnauthorizedKind
{
    /// <summary>The login refused the client id or secret: make new ones in the seller dashboard.</summary>
    BadCredentials,

    /// <summary>The account is inactive, or may not use this part of the API (403).</summary>
    Inactive,

    /// <summary>The login gave a token, yet the API refuses it, also when it is new.</summary>
    TokenRefused,
}

/// <summary>bol does not let this account in. Nothing was executed, and only a person can mend it.</summary>
public sealed class BolUnauthorized(BolUnauthorizedKind kind, string message) : BolFailure(message)
{
    public BolUnauthorizedKind Kind { get; } = kind;
}

/// <summary>bol understood the request and said no (400, 409, 415 and the like). Nothing was executed.</summary>
public sealed class BolRefused(int status, string title, string detail, IReadOnlyList<BolViolation> violations)
    : BolFailure(Words.OfRefusal(status, title, detail, violations))
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>bol's title of the problem; empty when bol gave none.</summary>
    public string Title { get; } = title;

    /// <summary>bol's explanation; empty when bol gave none.</summary>
    public string Detail { get; } = detail;

    /// <summary>What bol found wrong, field by field; often empty.</summary>
    public IReadOnlyList<BolViolation> Violations { get; } = violations;
}

/// <summary>bol does not know what the request is about (404). Nothing was executed.</summary>
public sealed class BolNotFound(string message) : BolFailure(message);

/// <summary>A read failed, or a write certainly did not reach bol. It may be tried again later.</summary>
public sealed class BolUnavailable(string message, Exception? inner = null) : BolFailure(message, inner);

/// <summary>
/// The answer to a write was lost (timeout, broken connection, 5xx): bol may or may not have executed it. Read back
/// before sending it again.
/// </summary>
public sealed class BolUnknown(string message, Exception? inner = null) : BolFailure(message, inner);
