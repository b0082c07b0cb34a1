using Tandem.Engine.Loop;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Api;

/// <summary>Takes parcels in that another program sent; whose they are, the token says.</summary>
internal sealed class ShipmentApi(TakeParcels parcels, IGrainFactory grains)
{
    private const string Sample = """[{"order": "…", "carrier": "PostNL", "trackAndTrace": "3S…"}]""";

    public async Task<IResult> Post(HttpContext http)
    {
        var seller = ApiCaller.Of(http).Seller;
        var (sent, problem) = await ApiBody.Read(
            http.Request, ApiJson.Default.ListShipmentNumber, TakeParcels.Most, "parcels", Sample, http.RequestAborted);
        if (problem is not null) return problem;
        if (sent.Any(p => p.Lines?.Contains(null!) == true))
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "Send a list of objects.");

        var outcomes = await parcels.Take(seller, [.. sent.Select(Draft)], ParcelSource.Api, http.RequestAborted);
        await grains.GetGrain<ISellerGrain>(seller.Value).Refresh();
        return Results.Ok(new ShipmentReceipt(
            outcomes.Count(o => o.State is ParcelState.Accepted or ParcelState.Held or ParcelState.Known),
            outcomes.Count(o => o.Problem is not null),
            [.. outcomes.Select(o =>
                new ShipmentOutcome(o.Index, o.BolOrderId, o.State, o.Problem is { } why ? InEnglish(why) : null))]));
    }

    private static ParcelDraft Draft(ShipmentNumber sent) => new(
        sent.Order, sent.Carrier, sent.TrackAndTrace, sent.Lines?.Select(l => new ParcelLine(l.Line, l.Quantity)).ToList(),
        sent.WithoutCode);

    // The API speaks English to everybody, as its description does.
    private static string InEnglish(Reason why) => Sentence.Fill(ReasonWords.All[why.Code].En, why.Facts.GetValueOrDefault);
}
