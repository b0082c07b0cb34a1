namespace Tandem.Engine.Warehouse;

/// <summary>Everything that bears on whether an offer should sell from bol's warehouse or from own stock.</summary>
/// <param name="Lvb">It sells from bol's warehouse now.</param>
/// <param name="MayFallBack">The seller lets it go over.</param>
/// <param name="SwitchedAt">When Tandem made it sell from own stock; null: it did not.</param>
/// <param name="Regular">Units in bol's warehouse that can be sold; null: never read.</param>
/// <param name="EmptySince">Since which reading there have been none.</param>
/// <param name="ReadAt">When the last reading began.</param>
/// <param name="OwnFree">Units that the offer could show from own stock; null: it is linked to nothing that is counted.</param>
/// <param name="OwnNeeded">Fewer than this are not worth it.</param>
/// <param name="OtherOwnOffer">Another offer of the account sells the same article from own stock already.</param>
/// <param name="HasPromise">A delivery promise is set.</param>
internal sealed record LvbFacts(
    bool Lvb, bool MayFallBack, DateTimeOffset? SwitchedAt, int? Regular, DateTimeOffset? EmptySince, DateTimeOffset? ReadAt,
    int? OwnFree, int OwnNeeded, bool OtherOwnOffer, bool HasPromise);
