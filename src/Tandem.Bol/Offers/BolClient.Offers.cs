using System.Globalization;

namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Offers = "/retailer/offers";

    /// <summary>Lists offers, a page at a time.</summary>
    public Task<BolOfferList> GetOffers(BolOfferQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Offers) with
            {
                MediaType = BolCall.V11,
                Query = BolCall.QueryOf(
                [
                    .. (query.OfferIds ?? []).Select(id => ("offer-ids", (string?)id)),
                    .. (query.Eans ?? []).Select(ean => ("eans", (string?)ean)),
                    ("reference", query.Reference),
                    ("for-sale", query.ForSale switch { null => null, true => "true", false => "false" }),
                    ("last-modified-date-time", Utc(query.LastModifiedDateTime)),
                    ("page-size", BolCall.Text(query.PageSize)),
                    ("cursor", query.Cursor),
                ]),
            },
            BolJson.Default.BolOfferList,
            ct);

    /// <summary>Reads an offer; null when bol does not know it.</summary>
    public Task<BolOffer?> GetOffer(string offerId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{Offers}/{BolCall.Segment(offerId)}") with { MediaType = BolCall.V11 },
            BolJson.Default.BolOffer,
            offer => Same(offer.OfferId, offerId),
            ct);

    /// <summary>Makes an offer and returns its id. That it exists does not yet mean that it is for sale.</summary>
    public async Task<string> CreateOffer(BolOfferCreate offer, CancellationToken ct)
    {
        var call = BolCall.Write(HttpMethod.Post, Offers) with { MediaType = BolCall.V11 };
        var sent = offer with { Stock = Sent(offer.Stock), CountryAvailabilities = Sent(offer.CountryAvailabilities) };
        var created = await Write(call.With(sent, BolJson.Default.BolOfferCreate), BolJson.Default.BolOfferCreated,
            made => !string.IsNullOrEmpty(made.OfferId), ct);
        return created.OfferId!;
    }

    /// <summary>Changes what the patch names, and nothing else.</summary>
    public Task UpdateOffer(string offerId, BolOfferPatch patch, CancellationToken ct)
    {
        var call = BolCall.Write(HttpMethod.Patch, $"{Offers}/{BolCall.Segment(offerId)}") with { MediaType = BolCall.V11 };
        var sent = patch with { Stock = Sent(patch.Stock), CountryAvailabilities = Sent(patch.CountryAvailabilities) };
        return session.WriteOnly(
            call.With(sent, BolJson.Default.BolOfferPatch) with { Left = left }, BolJson.Default.BolOffer,
            offer => Same(offer.OfferId, offerId), ct);
    }

    /// <summary>Reads why an offer is not for sale; null when bol does not know the offer.</summary>
    public Task<BolNotForSaleReasons?> GetNotForSaleReasons(string offerId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{Offers}/{BolCall.Segment(offerId)}/not-for-sale-reasons") with { MediaType = BolCall.V11 },
            BolJson.Default.BolNotForSaleReasons,
            reasons => reasons.OfferId is null || Same(reasons.OfferId, offerId),
            ct);

    private static string? Utc(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static BolStock? Sent(BolStock? stock) => stock is null ? null : stock with { CorrectedStock = null };

    private static IReadOnlyList<BolCountryAvailability>? Sent(IReadOnlyList<BolCountryAvailability>? countries) =>
        countries?.Select(country => country with { ForSale = null }).ToList();
}
