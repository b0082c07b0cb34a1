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

    /// <summary>Takes up one row, as it is now.</summary>
    /// <returns>Null where its shop or account is not there any more.</returns>
    IAttempt? Begin(SellerWork work, SellerView view, Intent row);
}
