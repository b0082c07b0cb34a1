using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>What bol showed of an offer at a moment, and why.</summary>
/// <param name="Shown">By bol's clock; null where it is not known.</param>
/// <param name="Why">One sentence with its figures.</param>
/// <param name="DecidedAt">When the number was decided that was sent last before that moment.</param>
/// <param name="Decided">What was decided then.</param>
/// <param name="Decision">Why, as today's rule says of the same facts.</param>
/// <param name="DecidedToday">What today's rule decides from the same facts.</param>
public sealed record StockMoment(
    long OfferKey, string Offer, DateTimeOffset At, int? Shown, Reason Why, DateTimeOffset? DecidedAt, int? Decided,
    Reason? Decision, int? DecidedToday)
{
    /// <summary>Whether the rule of today gives the same number; null where there is nothing to ask it about.</summary>
    public bool? SameToday => Decision is null ? null : Decided == DecidedToday;
}
