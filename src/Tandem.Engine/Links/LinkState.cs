using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;

namespace Tandem.Engine.Links;

/// <summary>What an offer sold at some moment, and who had said so: enough to go back to it.</summary>
internal sealed record LinkState(LinkedBy? By, string? Basis, IReadOnlyList<LinkWish> Parts)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static LinkState Of(Offer offer, IReadOnlyCollection<LinkPart> parts) =>
        new(MakerOf(offer, parts.Count > 0), offer.LinkBasis,
            [.. parts.OrderBy(p => p.ItemKey).Select(p => new LinkWish(p.ItemKey, p.Quantity))]);

    /// <summary>Who linked the offer, also where that was not kept yet.</summary>
    public static LinkedBy? MakerOf(Offer offer, bool linked) =>
        offer.LinkedBy ?? (!linked ? null : offer.Verdict == MatchVerdict.LinkedByHand ? LinkedBy.Hand : LinkedBy.Matching);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static LinkState FromJson(string json) => JsonSerializer.Deserialize<LinkState>(json, Json)!;
}
