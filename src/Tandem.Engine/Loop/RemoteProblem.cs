using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>A remote other than bol and the shop ended a call other than well.</summary>
/// <param name="side">Names the remote.</param>
/// <param name="words">The remote's, as they may be kept, or our own (<see cref="OwnWords"/>).</param>
internal sealed class RemoteProblem(FailureKind kind, string side, string words, DateTimeOffset? retryAt = null,
    Exception? cause = null) : Exception(words, cause)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>The remote named this moment.</summary>
    public DateTimeOffset? RetryAt { get; } = retryAt;

    public Reason Reason { get; } = Reason.Of(kind switch
    {
        FailureKind.Slow => "remote.rate-limited",
        FailureKind.NoKey => "remote.unauthorized",
        FailureKind.Refused => "remote.refused",
        FailureKind.Lost => "remote.unknown",
        _ => "remote.unavailable",
    }, ("side", side), ("words", words));
}
