using System.Diagnostics.CodeAnalysis;
using Tandem.Bol;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Loop;

/// <summary>
/// Says of a failure of a remote or of an external source what it means for the loop. Everything else is a bug and is not
/// explained here.
/// </summary>
internal static class RemoteFailure
{
    /// <summary>
    /// True for the expected ends of a call; gives the reason to show and, where the remote named one, the earliest moment to try
    /// again.
    /// </summary>
    public static bool Explains(Exception failure, [NotNullWhen(true)] out Reason? reason, out DateTimeOffset? notBefore)
    {
        if (failure is SourceProblem { Reason: var told })
        {
            (reason, notBefore) = (told, null);
            return true;
        }

        if (failure is RemoteProblem problem)
        {
            (reason, notBefore) = (problem.Reason, problem.RetryAt);
            return true;
        }

        notBefore = failure switch
        {
            BolRateLimited limited => limited.RetryAt,
            WooRateLimited limited => limited.RetryAt,
            WooUnavailable closed => closed.RetryAt,
            _ => null,
        };
        var code = failure switch
        {
            BolRateLimited or WooRateLimited => "remote.rate-limited",
            BolUnauthorized or WooUnauthorized => "remote.unauthorized",
            BolRefused or WooRefused => "remote.refused",
            BolNotFound or WooNotFound => "remote.not-found",
            BolUnavailable or WooUnavailable => "remote.unavailable",
            BolUnknown or WooUnknown => "remote.unknown",
            _ => null,
        };
        reason = code is null ? null
            : Reason.Of(code, ("side", failure is BolFailure ? "bol" : "shop"), ("words", WordsOf(failure)));
        return reason is not null;
    }

    /// <summary>
    /// The remote's own words as they are kept; where our client says it, a code by which the reader's language is found
    /// (<see cref="OwnWords"/>).
    /// </summary>
    public static string WordsOf(Exception failure) => ((failure as BolFailure)?.Own ?? (failure as WooFailure)?.Own) is { } own
        ? OwnWords.Prefix + StoredWords.Of(own) : StoredWords.Of(failure.Message);

    /// <summary>What an expected failure means for a write.</summary>
    public static FailureKind KindOf(Exception failure) => failure switch
    {
        RemoteProblem problem => problem.Kind,
        BolRateLimited or WooRateLimited => FailureKind.Slow,
        BolUnauthorized or WooUnauthorized => FailureKind.NoKey,
        WooRefused { IsByShop: false } => FailureKind.Unavailable,
        BolRefused or WooRefused or BolNotFound or WooNotFound => FailureKind.Refused,
        BolUnknown or WooUnknown => FailureKind.Lost,
        _ => FailureKind.Unavailable,
    };

    /// <summary>A write that was certainly not carried out and may be tried again later without asking first.</summary>
    public static bool MayTryAgain(Exception failure) =>
        failure is BolRateLimited or WooRateLimited or BolUnavailable or WooUnavailable or BolUnauthorized or WooUnauthorized;

    /// <summary>A write whose answer was lost.</summary>
    public static bool IsUnknown(Exception failure) => failure is BolUnknown or WooUnknown;
}
