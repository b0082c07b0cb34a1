using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Writes;

/// <summary>
/// One kind of write, as <see cref="CarryOut"/> needs to know it: the feature says what is its own, and nothing else.
/// </summary>
internal interface IRemoteWrite
{
    IntentKind Kind { get; }

    WritePolicy Policy { get; }

    /// <summary>The order in which what is due goes out.</summary>
    IQueryable<Intent> InOrder(TandemDb db, IQueryable<Intent> due) =>
        due.OrderBy(i => i.Priority).ThenBy(i => i.DueAt).ThenBy(i => i.Key);

    /// <summary>
    /// Without what is planned and may not begin now. What has begun is followed to its end all the same.
    /// </summary>
    IQueryable<Intent> MayBegin(TandemDb db, SellerView view, IQueryable<Intent> open) => open;

    /// <summary>Takes up one row, as it is now.</summary>
    /// <returns>Null where its shop or account is not there any more.</returns>
    IAttempt? Begin(SellerWork work, SellerView view, Intent row);

    /// <summary>Before each is looked at: learns what can be learned for all of them at once.</summary>
    /// <remarks>What the remote refuses for one of them is thrown by that one, when it is looked at.</remarks>
    Task Gather(IReadOnlyList<IAttempt> attempts, DateTimeOffset now, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What follows from their ends, in the transaction in which they end.</summary>
    async Task Settle(TandemDb db, IReadOnlyList<(IAttempt Attempt, Intent Row)> ended, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (attempt, row) in ended) await attempt.Settle(db, row, now, ct);
    }
}
