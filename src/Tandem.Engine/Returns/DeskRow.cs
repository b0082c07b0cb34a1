using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Returns;

/// <summary>One article that comes back, as the desk lists it.</summary>
/// <param name="OrderKey">Null: Tandem does not know the order.</param>
/// <param name="Why">What the customer chose; for <see cref="ReturnTerms.Reason"/>.</param>
/// <param name="Deadline">
/// Until then the customer may send it, or once it is here the seller may handle it; null: nobody has to.
/// </param>
/// <param name="TrackingCode">Null: none is known.</param>
/// <param name="Results">What bol shows that became of it; for <see cref="ReturnTerms.Results"/>.</param>
/// <param name="Asks">Something is asked about it.</param>
public sealed record DeskRow(
    long Key, string RmaId, string BolOrderId, long? OrderKey, string? Title, string? Ean, int Units, string Why, ReturnStep Step,
    bool Lvb, DateTimeOffset RegisteredAt, DateTimeOffset? ReceivedAt, DateTimeOffset? Deadline, string? TrackingCode,
    string Results, bool Asks)
{
    internal static DeskRow Of(ReturnLine line, string? title, bool asks) => new(
        line.Key, line.RmaId, line.BolOrderId, line.OrderKey, title ?? line.Ean, line.Ean, line.Units,
        ReturnTerms.Pack(line.Why, line.WhyDetail), line.Step, line.Lvb, line.RegisteredAt, line.ReceivedAt,
        DeadlineOf(line), line.TrackingCode is { Length: > 0 } code ? code : null,
        ReturnTerms.Pack(ReturnRule.ResultsOf(line)), asks);

    private static DateTimeOffset? DeadlineOf(ReturnLine line) => line switch
    {
        { Lvb: true } or { Gone: true } or { Handled: true } or { Step: > ReturnStep.Inspected } => null,
        { ReceivedAt: { } here } => here.AddDays(ReturnRule.DaysToHandle),
        _ => line.RegisteredAt.AddDays(ReturnRule.DaysToSend),
    };
}

/// <summary>A page of the desk's list.</summary>
/// <param name="Next">After which row the next page begins; null: there is none.</param>
public sealed record DeskList(IReadOnlyList<DeskRow> Rows, long? Next);
