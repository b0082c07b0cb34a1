using Tandem.Engine.Catalog;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Stock;

namespace Tandem.Web.Pages.Parts;

/// <summary>Which colour says what. Words say it too: colour is never alone.</summary>
internal static class StatusColors
{
    public static string Of(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.Matched or MatchVerdict.LinkedByHand => "good",
        MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers or MatchVerdict.InvalidGtin => "bad",
        MatchVerdict.SkuDisagrees or MatchVerdict.Changed or MatchVerdict.BundleUnclear or MatchVerdict.NoGtin => "warn",
        _ => "quiet",
    };

    public static string Of(StockDiff diff) => diff switch
    {
        StockDiff.ToZero => "bad",
        StockDiff.ComesOnline => "good",
        StockDiff.Large => "warn",
        StockDiff.Small => "info",
        _ => "quiet",
    };

    public static string Of(OrderState state) => state switch
    {
        OrderState.Shipped => "good",
        OrderState.Imported => "info",
        _ => "quiet",
    };

    public static string Of(ReturnMark mark) => mark == ReturnMark.Registered ? "warn" : "quiet";

    public static string Of(ReturnStep step) => step switch
    {
        ReturnStep.Received or ReturnStep.Inspected => "warn",
        ReturnStep.Decided => "info",
        ReturnStep.Booked => "good",
        _ => "quiet",
    };

    public static string Of(InvoiceRequestState state) => state switch
    {
        InvoiceRequestState.Finished => "good",
        InvoiceRequestState.Incorrect or InvoiceRequestState.Virus => "bad",
        InvoiceRequestState.Asked => "warn",
        _ => "info",
    };

    public static string Of(EInvoiceState state) => state switch
    {
        EInvoiceState.Proved => "good",
        EInvoiceState.Refused => "bad",
        EInvoiceState.NotReachable or EInvoiceState.NotSent => "warn",
        EInvoiceState.ByHand => "quiet",
        _ => "info",
    };

    public static string Of(IntentState state) => state switch
    {
        IntentState.Confirmed => "good",
        IntentState.Refused => "bad",
        IntentState.Unknown => "warn",
        _ => "info",
    };

    public static string Of(DriftState state) => state switch
    {
        DriftState.Repaired => "good",
        DriftState.LeftAlone => "warn",
        _ => "bad",
    };

    public static string Of(ShadowVerdict verdict) => verdict switch
    {
        ShadowVerdict.Tandem => "good",
        ShadowVerdict.OtherTool => "warn",
        _ => "quiet",
    };

    public static string Of(StockCause cause) => cause switch
    {
        StockCause.ShopOrder or StockCause.BolOrder => "info",
        StockCause.Push => "good",
        StockCause.Drift => "bad",
        StockCause.Correction or StockCause.Cancellation => "warn",
        _ => "quiet",
    };

    /// <summary>How it stands in one word, with its colour.</summary>
    public static (string State, string Tone) Standing(StandingPage page, DateTimeOffset now)
    {
        var state = StandingRule.Of(page, now).State;
        return (state, state switch { "fine" => "good", "attention" => "warn", "stale" => "bad", _ => "quiet" });
    }

    /// <inheritdoc cref="StandingRule.WordFor"/>
    public static string Of(Freshness source, DateTimeOffset now) => StandingRule.WordFor(source, now);
}
