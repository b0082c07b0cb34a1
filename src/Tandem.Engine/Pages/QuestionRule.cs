using Tandem.Engine.Journal;

namespace Tandem.Engine.Pages;

/// <summary>A question with the moment at which it is too late for an answer; null: there is none.</summary>
public sealed record Question(AttentionRow Row, DateTimeOffset? Deadline);

/// <summary>Questions of one topic, the most urgent first.</summary>
public sealed record QuestionGroup(QuestionTopic Topic, IReadOnlyList<Question> Questions);

/// <summary>In which order questions are put. Pure.</summary>
public static class QuestionRule
{
    /// <summary>Groups by topic; the first deadline goes first, and of what has none the oldest.</summary>
    public static IReadOnlyList<QuestionGroup> Rank(IReadOnlyList<Question> questions) =>
    [
        .. questions.OrderBy(q => q.Deadline ?? DateTimeOffset.MaxValue).ThenBy(q => q.Row.RaisedAt).ThenBy(q => q.Row.Key)
            .GroupBy(q => TopicOf(q.Row.What.Code)).Select(group => new QuestionGroup(group.Key, [.. group])),
    ];

    /// <summary>The topic of every code that asks a person.</summary>
    public static QuestionTopic TopicOf(string code) => code switch
    {
        "attention.cancellation-requested" or "attention.cancel-too-late" or "attention.cancel-refused"
            or "attention.cancelled-after-sending" or "attention.cancelled-in-shop" or "attention.split-cancelled"
            or "attention.closed-after-sending" or "attention.close-in-shop" or "attention.deleted-in-shop"
            or "attention.refunded-in-shop" => QuestionTopic.Cancellation,
        "attention.deadline-soon" or "attention.deadline-missed" or "attention.deadline-late" or "attention.deadline-expires"
            or "attention.deadline-expired" or "attention.sent-not-confirmed" => QuestionTopic.Deadline,
        "attention.unknown-carrier" or "attention.maybe-code" or "attention.code-refused" or "attention.code-corrected"
            or "attention.tracking-overdue" or "attention.vvb-label" or "attention.shipment-refused"
            or "attention.parcel-of-closed" or "attention.label-unknown" or "attention.label-refused"
            or "attention.label-choice" or "attention.sent-or-on-shelf" => QuestionTopic.Shipping,
        "attention.invoice-asked" or "attention.invoice-incorrect" or "attention.invoice-virus"
            or "attention.invoice-refused" or "attention.invoice-sealed" or "attention.invoice-unread"
            or "attention.e-invoice-off" or "attention.e-invoice-unnamed" or "attention.e-invoice-not-reachable"
            or "attention.e-invoice-refused" or "attention.e-invoice-unproved" => QuestionTopic.Invoices,
        "attention.return-waits" or "attention.restocked-after-sending" or "attention.return-shelf" or "attention.return-unclear"
            or "attention.return-not-handled" or "attention.return-refused" or "attention.return-not-refunded"
            or "attention.refunded-not-returned" or "attention.amount-refunded" or "attention.return-not-restocked"
            or "attention.replacement-shop" or "attention.replacement-gone" or "attention.replacement-lines"
            or "attention.replacement-product" or "attention.replacement-stock" or "attention.replacement-refused"
            or "attention.replacement-differs" or "attention.replacement-closed" or "attention.replacement-address"
            or "attention.often-returned" => QuestionTopic.Returns,
        "attention.stock-refused" or "attention.shop-stock-refused" or "attention.shop-stock-ignored"
            or "attention.unpublished" or "attention.lvb-refused" or "attention.lvb-not-switched" or "attention.count-stopped"
            or "attention.taken-out-in-shop" or "attention.take-off-in-shop" or "attention.more-in-shop" => QuestionTopic.Stock,
        "attention.duplicate" or "attention.link-gone" or "attention.link-changed" or "attention.bundle-unclear"
            or "attention.unlinked" or "attention.product-in-bin" => QuestionTopic.Links,
        "attention.not-read" or "attention.shop-cached" or "attention.shop-odd-entry" or "attention.decision-failed"
            or "attention.same-retailer" or "attention.same-retailer-elsewhere" or "attention.bol-invoice-unread"
            or "attention.bol-invoice-odd" => QuestionTopic.Connection,
        "attention.import-refused" or "attention.shop-order-refused" or "attention.order-doubled"
            or "attention.unknown-product" or "attention.vat-missing" or "attention.price-missing"
            or "attention.method-missing" or "attention.shop-decimals" or "attention.total-too-high"
            or "attention.total-too-low" or "attention.amounts-differ" or "attention.extra-charged"
            or "attention.lines-missing" or "attention.lines-extra" or "attention.lines-differ"
            or "attention.write-NoKey" or "attention.write-Slow" or "attention.write-Unavailable"
            or "attention.write-Lost" or "attention.write-Bug" => QuestionTopic.Import,

        // What stands in the way of a document is said in its own words.
        _ when code.StartsWith("invoice.", StringComparison.Ordinal) => QuestionTopic.Invoices,

        // Kept by an older version: it must not hide the others.
        _ => QuestionTopic.Import,
    };
}
