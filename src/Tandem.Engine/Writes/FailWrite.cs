using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Writes;

/// <summary>What failed, and what is known of it.</summary>
/// <param name="Words">The remote's.</param>
/// <param name="Side">Which remote it was: shop or bol.</param>
/// <param name="NotBefore">The remote named this moment.</param>
/// <param name="LeftAt">When the request left, where that is known.</param>
internal sealed record WriteFailed(
    FailureKind Kind, WriteMoment Moment, string? Words, string? Side = null, DateTimeOffset? NotBefore = null,
    DateTimeOffset? LeftAt = null)
{
    public static WriteFailed Of(Exception failure, WriteMoment moment, DateTimeOffset? leftAt = null) =>
        RemoteFailure.Explains(failure, out var reason, out var notBefore)
            ? new WriteFailed(RemoteFailure.KindOf(failure), moment, reason["words"], reason["side"], notBefore, leftAt)
            : new WriteFailed(FailureKind.Bug, moment, failure.GetType().Name, LeftAt: leftAt);
}

/// <summary>Takes a write on to what <see cref="WriteRule"/> says of its failure, and asks a person where that says so.</summary>
internal static class FailWrite
{
    public static async Task Take(TandemDb db, Intent row, WritePolicy policy, WriteFailed failed, WriteTopic about,
        DateTimeOffset now, CancellationToken ct)
    {
        var step = WriteRule.After(failed.Kind, failed.Moment, row, policy, now, Random.Shared.NextDouble(), failed.NotBefore,
            failed.LeftAt);
        row.Fail(step, failed.Words, now);
        await db.SaveChangesAsync(ct);
        if (step.Ask) await AskAboutWrites.Ask(db, row, policy, failed, about, now, ct);
    }
}
