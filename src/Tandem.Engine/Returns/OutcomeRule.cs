namespace Tandem.Engine.Returns;

/// <summary>What an outcome means for bol, for the money and for the shelf. Pure.</summary>
public static class OutcomeRule
{
    /// <summary>bol's word for units that are back, however they are (facts/bol.md §8).</summary>
    public const string Received = "RETURN_RECEIVED";

    // How it stands at bol (facts/bol.md §8): what is turned down or withdrawn changed nothing.
    private static readonly string[] NotDone = ["REJECTED", "CANCELLED"];

    /// <summary>The handling result that bol is told; null: nobody can choose it.</summary>
    public static string? HandlingOf(ReturnOutcome outcome) => outcome switch
    {
        ReturnOutcome.Fine or ReturnOutcome.Damaged or ReturnOutcome.KeepsFree => Received,
        ReturnOutcome.Refused => "RETURN_DOES_NOT_MEET_CONDITIONS",
        ReturnOutcome.Exchange => "EXCHANGE_PRODUCT",
        ReturnOutcome.Repair => "REPAIR_PRODUCT",
        ReturnOutcome.KeepsPaid => "CUSTOMER_KEEPS_PRODUCT_PAID",
        ReturnOutcome.StillApproved => "STILL_APPROVED",
        ReturnOutcome.Nothing or ReturnOutcome.Unclear => null,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>What bol's word means, where somebody chose it at bol. The words are an open set (facts/bol.md §8).</summary>
    /// <param name="processing">How it stands at bol.</param>
    public static ReturnOutcome Of(string handling, string processing) => handling switch
    {
        "RETURN_DOES_NOT_MEET_CONDITIONS" or "EXCESSIVE_RETURN" => ReturnOutcome.Refused,
        "CUSTOMER_KEEPS_PRODUCT_PAID" => ReturnOutcome.KeepsPaid,
        "EXPIRED" or "CANCELLED_BY_CUSTOMER" or "FAILED_TO_CREATE_SHIPPING_LABEL" or "FAILED_TO_COLLECT_BY_TRANSPORTER" =>
            ReturnOutcome.Nothing,
        _ when NotDone.Contains(processing) => ReturnOutcome.Nothing,
        Received => ReturnOutcome.Fine,
        "EXCHANGE_PRODUCT" => ReturnOutcome.Exchange,
        "REPAIR_PRODUCT" => ReturnOutcome.Repair,
        "CUSTOMER_KEEPS_PRODUCT_FREE_OF_CHARGE" => ReturnOutcome.KeepsFree,
        "STILL_APPROVED" or "STILL_RECEIVED" => ReturnOutcome.StillApproved,
        _ => ReturnOutcome.Unclear,
    };

    /// <summary>The customer has the money back.</summary>
    public static bool Refunds(ReturnOutcome outcome) => outcome is ReturnOutcome.Fine or ReturnOutcome.Damaged
        or ReturnOutcome.KeepsFree or ReturnOutcome.StillApproved;

    /// <summary>The units are in the seller's hands, so that they could be sold again.</summary>
    public static bool MayRestock(ReturnOutcome outcome) =>
        outcome is ReturnOutcome.Fine or ReturnOutcome.StillApproved or ReturnOutcome.Exchange;

    /// <summary>It is of units of which something else was decided before.</summary>
    public static bool IsSecondThought(ReturnOutcome outcome) => outcome == ReturnOutcome.StillApproved;
}
