using Tandem.Bol;

namespace Tandem.Engine.Offers;

/// <summary>An answer of bol about an offer, beside what was known of it before the answer is taken over.</summary>
/// <param name="Sold">Units that bol must have taken off the number that was confirmed and has not, because it was written again;
/// null: it has.</param>
internal sealed record OfferLook(
    Offer Offer, int? Confirmed, DateTimeOffset? ConfirmedSentAt, DateTimeOffset? ConfirmedAt, int? Amount, int? Shown,
    bool ForSale, DateTimeOffset? ModifiedAt, int? Sold = null)
{
    /// <param name="sold"><see cref="Sold"/>, as <see cref="IOfferReaction.Rewritten"/> finds it.</param>
    /// <returns>Null where it says nothing: the offer is new, or what bol acknowledged is newer than this answer.</returns>
    public static OfferLook? Of(Offer offer, BolOffer answer, DateTimeOffset began, int? sold = null)
    {
        if (offer.Key == 0 || offer.Lvb || offer.ConfirmedAt >= began) return null;
        var amount = answer.Stock?.ManagedByRetailer == false ? null : answer.Stock?.Amount;
        var countries = answer.CountryAvailabilities ?? [];
        return new OfferLook(
            offer, offer.Confirmed, offer.ConfirmedSentAt, offer.ConfirmedAt, amount, sold is null ? answer.Stock?.Amount
                : answer.Stock?.CorrectedStock,
            countries.Count == 0 || answer.Stock?.CorrectedStock is null or 0 || countries.Any(c => c.ForSale != false),
            answer.LastModifiedDateTime?.ToUniversalTime(), sold);
    }

    public bool Differs => Confirmed is not null && ConfirmedAt is not null && (Amount != Confirmed || Sold is not null);
}
