namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Labels = "/retailer/shipping-labels";

    /// <summary>Asks which labels bol has on offer for lines of one order. Buys nothing.</summary>
    public async Task<IReadOnlyList<BolDeliveryOption>> GetDeliveryOptions(IReadOnlyList<BolLabelItem> items,
        CancellationToken ct)
    {
        var call = new BolCall(HttpMethod.Post, $"{Labels}/delivery-options", Reads: true)
            .With(new BolDeliveryOptionsRequest(items), BolJson.Default.BolDeliveryOptionsRequest);
        return (await session.Read(call, BolJson.Default.BolDeliveryOptions, ct)).DeliveryOptions ?? [];
    }

    /// <summary>
    /// Buys a label: costs money, and bol has no key that keeps a repeated request from buying again. The id of the label is
    /// the entity of its process status, once that is SUCCESS.
    /// </summary>
    public Task<BolProcessStatus> CreateShippingLabel(string labelOfferId, IReadOnlyList<BolLabelItem> items,
        CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Post, Labels)
                .With(new BolLabelRequest(items, labelOfferId), BolJson.Default.BolLabelRequest),
            ct);

    /// <summary>Reads a label with its PDF; null when bol does not know it, or has not made it yet (facts/bol.md §12).</summary>
    public Task<BolShippingLabel?> GetShippingLabel(string labelId, CancellationToken ct) =>
        FindLabel(HttpMethod.Get, labelId, ct);

    /// <summary>Reads only who carries a label and its code; null when bol does not know it, or has not made it yet.</summary>
    public Task<BolShippingLabel?> GetShippingLabelFacts(string labelId, CancellationToken ct) =>
        FindLabel(HttpMethod.Head, labelId, ct);

    private async Task<BolShippingLabel?> FindLabel(HttpMethod method, string labelId, CancellationToken ct)
    {
        var answer = await session.FindRaw(
            () => new BolCall(method, $"{Labels}/{BolCall.Segment(labelId)}", Reads: true) { Accept = BolCall.V10Pdf }, ct);
        if (answer is null) return null;
        return new BolShippingLabel(
            answer.Header("X-Track-And-Trace-Code") is { Length: > 0 } track ? track : null,
            answer.Header("X-Transporter-Code") is { Length: > 0 } code ? code : null,
            method == HttpMethod.Get ? answer.Body : null);
    }
}
