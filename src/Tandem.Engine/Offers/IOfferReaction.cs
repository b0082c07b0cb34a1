using System.Collections.ObjectModel;
using Tandem.Bol;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Offers;

/// <summary>
/// How a feature reacts to bol's answers about offers, in the transaction that takes them over. The offers know none of them by
/// name.
/// </summary>
internal interface IOfferReaction
{
    /// <summary>
    /// Before they are taken over: the offers of which bol shows the number that we wrote, though it had sold since. Somebody
    /// wrote the same number again.
    /// </summary>
    /// <returns>By offer, the units that bol had taken off.</returns>
    Task<IReadOnlyDictionary<long, int>> Rewritten(
        TandemDb db, IReadOnlyCollection<Offer> known, IReadOnlyList<BolOffer> answers, DateTimeOffset began,
        CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<long, int>>(ReadOnlyDictionary<long, int>.Empty);

    /// <summary>After they were saved.</summary>
    /// <param name="began">When the reading began.</param>
    Task React(TandemDb db, OfferNews news, DateTimeOffset began, CancellationToken ct);
}
