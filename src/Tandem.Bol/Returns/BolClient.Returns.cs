namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Returns = "/retailer/returns";

    /// <summary>Lists returns, a page of 50 at a time.</summary>
    public Task<BolReturnList> GetReturns(BolReturnQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Returns) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("handled", query.Handled ? "true" : "false"),
                    ("fulfilment-method", query.FulfilmentMethod)),
            },
            BolJson.Default.BolReturnList,
            ct);

    /// <summary>Reads a return; null when bol does not know it.</summary>
    public Task<BolReturn?> GetReturn(string returnId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Returns}/{BolCall.Segment(returnId)}"), BolJson.Default.BolReturn,
            answer => Same(answer.ReturnId, returnId), ct);
}
