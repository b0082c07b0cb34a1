using System.Text.Json.Serialization;
using Tandem.Engine.Returns;

namespace Tandem.Web.Commands;

/// <summary>A box in front of the people at the desk of a rehearsal, as the sandbox's ledger shows it.</summary>
/// <param name="Condition">fine, damaged or not-as-sold.</param>
/// <param name="Wish">What was agreed with the customer: money, keeps-free, keeps-paid, exchange or repair.</param>
/// <param name="By">Who deals with it: desk, portal or shop.</param>
/// <param name="RefundedByHand">The shop's people refund it, and put it back themselves.</param>
/// <param name="Waits">They have not done so yet.</param>
internal sealed record DeskBox(
    string Rma, string Order, string OrderItemId, int Announced, int Arrived, string Condition, string Wish, bool SecondThoughts,
    string By, bool RefundedByHand, bool Waits, int Shelved)
{
    /// <summary>The last digit tells the people apart, and what they do: the same box has the same day each time.</summary>
    [JsonIgnore]
    public int Digit => Rma[^1] - '0';

    /// <summary>Of two people at the desk the other one is the quicker.</summary>
    [JsonIgnore]
    public bool OtherIsFirst => Rma[^2] % 2 == 0;

    /// <summary>Units that may be sold again, and are; now and then a box was opened, and its contents are not.</summary>
    [JsonIgnore]
    public bool IsForTheShelf => Condition == "fine" && !RefundedByHand && (By != "desk" || Digit != 7);

    [JsonIgnore]
    public ReturnOutcome Outcome => (Wish, Condition) switch
    {
        ("keeps-free", _) => ReturnOutcome.KeepsFree,
        ("keeps-paid", _) => ReturnOutcome.KeepsPaid,
        ("exchange", _) => ReturnOutcome.Exchange,
        ("repair", _) => ReturnOutcome.Repair,
        (_, "fine") => ReturnOutcome.Fine,
        (_, "damaged") => ReturnOutcome.Damaged,
        _ => ReturnOutcome.Refused,
    };

    /// <summary>
    /// What is decided of it. What was announced and is not in the box is kept, and paid for; or it is waited for.
    /// </summary>
    /// <param name="isKnown">The shop has the order; what is of another is put aside.</param>
    public IReadOnlyList<ReturnChoice> Choices(bool withTheRest, bool isKnown)
    {
        var here = Wish.StartsWith("keeps", StringComparison.Ordinal) ? Announced : Math.Min(Announced, Arrived);
        var chosen = new ReturnChoice(here, Outcome, isKnown && Outcome == ReturnOutcome.Fine && IsForTheShelf);
        return withTheRest && here < Announced ? [chosen, new ReturnChoice(Announced - here, ReturnOutcome.KeepsPaid)] : [chosen];
    }

    /// <summary>
    /// What a second person decides who looks at the same box: not to sell it again, or to take in what does not meet the
    /// conditions. Null: the same.
    /// </summary>
    public IReadOnlyList<ReturnChoice>? OtherChoices(IReadOnlyList<ReturnChoice> choices) => (Digit % 3 == 1, Outcome) switch
    {
        (true, ReturnOutcome.Fine or ReturnOutcome.Refused) =>
            [choices[0] with { Outcome = ReturnOutcome.Damaged, Restock = false }, .. choices.Skip(1)],
        (true, ReturnOutcome.Damaged) => [choices[0] with { Outcome = ReturnOutcome.Fine, Restock = false }, .. choices.Skip(1)],
        _ => null,
    };
}

/// <summary>A refund that the shop's people made by hand, and why.</summary>
/// <param name="Order">bol's order.</param>
/// <param name="Means">cancels, leave, returned or make-at-bol.</param>
internal sealed record DeskRefund(string? Order, string? OrderItemId, int Units, string Means);
