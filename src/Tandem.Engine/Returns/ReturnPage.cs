using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Settlement;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What became, or becomes, of so many units.</summary>
/// <param name="Restock">They go back in stock; null: nobody has said yet.</param>
/// <param name="AtBol">bol has it.</param>
/// <param name="Booked">The shop has it too.</param>
/// <param name="Dropped">bol did otherwise: nothing followed.</param>
/// <param name="Waived">Its refund is not in the shop.</param>
/// <param name="Replacement">Of an exchange; null: somebody makes it by hand.</param>
public sealed record DecidedUnits(
    int Units, ReturnOutcome Outcome, DecisionSource Source, bool? Restock, bool AtBol, bool Booked, bool Dropped, bool Waived,
    DateTimeOffset At, ReplacementRow? Replacement = null);

/// <summary>Everything about one return.</summary>
/// <param name="Price">What the customer paid for its units, VAT included; null: not known.</param>
/// <param name="Sum">What each way to end it costs; null where the price is not known.</param>
/// <param name="Undecided">Units of which nobody has decided what becomes of them.</param>
/// <param name="Refused">Units that may be approved after all.</param>
/// <param name="AsksShelf">Units that were handled at bol, and of which nobody has said whether they are on the shelf.</param>
/// <param name="UndoUntil">Until then what was decided can be taken back; null: it cannot.</param>
/// <param name="Limit">Above it only who may change settings decides about money; null: it is not above one.</param>
/// <param name="Live">Returns are live: what is decided is written.</param>
/// <param name="MayReplace">The shop can make the order for an exchange.</param>
public sealed record ReturnPage(
    DeskRow Row, int? ReceivedUnits, ReturnCondition? Condition, Money? Price, KeepSum? Sum,
    IReadOnlyList<DecidedUnits> Decisions,
    int Undecided, int Refused, int AsksShelf, DateTimeOffset? UndoUntil, Money? Limit, bool Live,
    IReadOnlyList<OrderWrite> Writes, IReadOnlyList<AttentionRow> Questions, bool MayReplace = false)
{
    /// <summary>Keys of its photos, the first taken first.</summary>
    public IReadOnlyList<long> Photos { get; init; } = [];

    /// <summary>What bol's own invoices hold of returns of its line of the order, the oldest first.</summary>
    public IReadOnlyList<SettlementRow> Settled { get; init; } = [];

    /// <summary>Somebody can decide something now.</summary>
    public bool IsOpen => !Row.Lvb && Row.Step != ReturnStep.Ended && (Undecided > 0 || Refused > 0);

    /// <summary>What is exchanged, as far as it counts.</summary>
    public IReadOnlyList<DecidedUnits> Exchanges =>
        [.. Decisions.Where(d => d is { Outcome: ReturnOutcome.Exchange, Dropped: false })];
}
