using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Returns;

/// <summary>What the shop was told of a step of a return, and when.</summary>
/// <param name="At">When it was confirmed.</param>
public sealed record ReturnNote(IntentState State, DateTimeOffset? At, string? RemoteWords);

/// <summary>One article that comes back, with its steps on both sides.</summary>
/// <param name="OrderKey">Null: Tandem does not know the order.</param>
/// <param name="Why">What the customer chose; for <see cref="ReturnTerms.Reason"/>.</param>
/// <param name="SendBy">The customer must have sent it by then.</param>
/// <param name="Results">For <see cref="ReturnTerms.Results"/>; empty while it waits.</param>
/// <param name="Gone">bol does not show it any more.</param>
public sealed record ReturnRow(
    long Key, string RmaId, string BolOrderId, long? OrderKey, string? Title, int Units, string Why, bool Lvb,
    DateTimeOffset RegisteredAt, DateTimeOffset SendBy,
    bool Handled, DateTimeOffset? HandledAt, string Results, bool Gone, ReturnNote? Told, ReturnNote? ToldHandled)
{
    /// <summary>Orders of the shop that the customer gets in exchange.</summary>
    public IReadOnlyList<ReplacementRow> Replacements { get; init; } = [];

    /// <summary>Whether the seller still has to do something at bol.</summary>
    public bool Waits => !Handled && !Gone && !Lvb;

    /// <summary>The customer's days to send it are over.</summary>
    public bool IsLate(DateTimeOffset now) => Waits && now >= SendBy;

    internal static ReturnRow Of(ReturnLine line, string? title, ReturnNote? told = null, ReturnNote? toldHandled = null) => new(
        line.Key, line.RmaId, line.BolOrderId, line.OrderKey, title ?? line.Ean, line.Units,
        ReturnTerms.Pack(line.Why, line.WhyDetail), line.Lvb, line.RegisteredAt,
        line.RegisteredAt.AddDays(ReturnRule.DaysToSend), line.Handled, line.HandledAt,
        ReturnTerms.Pack(ReturnRule.ResultsOf(line)), line.Gone, told, toldHandled);
}
