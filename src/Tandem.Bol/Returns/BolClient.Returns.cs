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

    /// <summary>
    /// Reads what the customer wrote about one article of a return: for a person who looks at it, never to be kept.
    /// </summary>
    /// <returns>Null where bol does not know it, or the customer wrote nothing.</returns>
    public async Task<string?> GetReturnComments(string returnId, string rmaId, CancellationToken ct)
    {
        var answer = await session.Find(() => BolCall.Read($"{Returns}/{BolCall.Segment(returnId)}"),
            BolJson.Default.BolReturnWords, answer => Same(answer.ReturnId, returnId), ct);
        return answer?.ReturnItems?.FirstOrDefault(i => i.RmaId == rmaId)?.ReturnReason?.CustomerComments;
    }

    /// <summary>Says what became of units of a return; also, what became of them after all.</summary>
    public Task<BolProcessStatus> HandleReturn(string rmaId, BolReturnHandling handling, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Put, $"{Returns}/{BolCall.Segment(rmaId)}")
                .With(handling, BolJson.Default.BolReturnHandling),
            ct);

    /// <summary>
    /// Makes a return that no customer registered, handled at once. Its id stands in the process status once that succeeds.
    /// </summary>
    public Task<BolProcessStatus> CreateReturn(BolReturnCreate made, CancellationToken ct) =>
        Queue((BolCall.Write(HttpMethod.Post, Returns) with { MediaType = "application/json", Accept = BolCall.V10 })
            .With(made, BolJson.Default.BolReturnCreate), ct);
}
