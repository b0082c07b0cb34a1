namespace Tandem.WooCommerce;

/// <summary>
/// An expected end of a call that is not an answer. A closed set; the message carries the shop's words, never customer data.
/// </summary>
public abstract class WooFailure : Exception
{
    private protected WooFailure(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>
    /// For machines, where the message is this client's own: a code, and behind a colon what it is about; null: it is the shop's.
    /// </summary>
    public string? Own { get; init; }
}

/// <summary>The shop, or something in front of it, asks to slow down. The request was not carried out.</summary>
public sealed class WooRateLimited(DateTimeOffset retryAt) : WooFailure("The shop asks to slow down.")
{
    public DateTimeOffset RetryAt { get; } = retryAt;
}

/// <summary>What is wrong with the key.</summary>
public enum WooKeyProblem
{
    /// <summary>
    /// The shop treated us as a visitor: the key is unknown, or something in front of the shop strips the header.
    /// </summary>
    UnknownKey,
    /// <summary>
    /// The secret is not the key's; over plain http the key may be unknown too. A read-only key that has not read yet looks the
    /// same.
    /// </summary>
    WrongSecret,

    /// <summary>The key reads and may not write.</summary>
    ReadOnly,

    /// <summary>The key's user may not do this, or something that is not WooCommerce stands in the way.</summary>
    Refused,
}

/// <summary>The shop does not accept the key for this.</summary>
public sealed class WooUnauthorized(WooKeyProblem problem, string message) : WooFailure(message)
{
    public WooKeyProblem Problem { get; } = problem;
}

/// <summary>The shop understood the request and will not carry it out; the same request gets the same answer.</summary>
public sealed class WooRefused(int status, string code, string words) : WooFailure($"{words} ({code})")
{
    public int Status { get; } = status;

    /// <summary>WooCommerce's own error code, or an empty text; <c>redirect</c> and <c>no_rest_api</c> are ours.</summary>
    public string Code { get; } = code;

    /// <summary>Of a redirect: the address that it leads to, without its query.</summary>
    public Uri? SentTo { get; init; }

    /// <summary>
    /// Whether it was the shop that said no. Else something in front of it did (a redirect, a page, a firewall), of which nobody
    /// can tell how long it stands there. Codes of WordPress and its plugins are words, those of proxies numbers or none.
    /// </summary>
    public bool IsByShop =>
        Status == 200 || (Code is not ("redirect" or "no_rest_api") && Code.Any(char.IsAsciiLetter));
}

/// <summary>The thing that the address names does not exist.</summary>
public sealed class WooNotFound(string code, string words) : WooFailure($"{words} ({code})");

/// <summary>Not answered, and certainly nothing was changed: a reading failed, or a write never reached the shop.</summary>
public sealed class WooUnavailable(string message, Exception? cause = null) : WooFailure(message, cause)
{
    /// <summary>The shop has no such address: to ask again at once is of no use.</summary>
    public bool NoSuchRoute { get; init; }

    /// <summary>It was answered, and nobody can read the answer: of one thing alone that may stay so.</summary>
    public bool Unreadable { get; init; }

    /// <summary>
    /// Before this moment there is little hope; null: it may be tried at any time. Any answer of the shop ends it sooner.
    /// </summary>
    public DateTimeOffset? RetryAt { get; init; }
}

/// <summary>A write whose answer was lost: it may or may not have been carried out. Read back before anything else.</summary>
public sealed class WooUnknown(string message, Exception? cause = null) : WooFailure(message, cause);
