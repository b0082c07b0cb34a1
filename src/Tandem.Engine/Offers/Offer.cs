using Tandem.Engine.Catalog;
using Tandem.Engine.Values;

namespace Tandem.Engine.Offers;

/// <summary>One offer at bol, as last read, with what it should show and what bol last acknowledged.</summary>
internal sealed class Offer
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public required string OfferId { get; set; }

    /// <summary>When the reading that found it first began.</summary>
    public DateTimeOffset FirstSeenAt { get; set; }

    public string? Ean { get; set; }
    public string? Gtin { get; set; }
    public string? Reference { get; set; }

    /// <summary>Fulfilled by bol (LVB): never receives our stock.</summary>
    public bool Lvb { get; set; }
    public bool OnHold { get; set; }

    /// <summary>May go over to own stock when bol has none left; null: as the seller has it.</summary>
    public bool? LvbFallback { get; set; }

    /// <summary>
    /// When Tandem last made the offer sell from own stock because bol had none; null: it never did, or it went back.
    /// </summary>
    public DateTimeOffset? LvbSwitchedAt { get; set; }

    /// <summary>How often it went from bol's warehouse to own stock or back.</summary>
    public int LvbSwitches { get; set; }

    /// <summary>What a reading of bol showed, and when it began.</summary>
    public int? ShownAmount { get; set; }
    public int? ShownCorrected { get; set; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>
    /// What shoppers see at bol as far as is known: read or written last, less the sales since; null: not known.
    /// </summary>
    public int? Shows { get; set; }

    /// <summary>
    /// Tandem answers for its number: it wrote this offer's stock, or would have. Then no doubt leaves it at its last number.
    /// </summary>
    public bool Steered { get; set; }

    /// <summary>What bol is to show while nothing is linked to it any more.</summary>
    public WhenUnlinked WhenUnlinked { get; set; }

    /// <summary>It shows 0 because what it sells is not published in the shop.</summary>
    public bool Unpublished { get; set; }

    public int? Target { get; set; }
    public Reason? TargetReason { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Units that its last decision held back because of pace alone: decided again while that fades.</summary>
    public int PacedUnits { get; set; }

    public int? Confirmed { get; set; }

    /// <summary>When the write that bol acknowledged was sent, and when it answered.</summary>
    public DateTimeOffset? ConfirmedSentAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When bol last saw it changed, as last read.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>How fast bol sells it.</summary>
    public SalesRate SalesRate { get; set; } = SalesRate.None;

    /// <summary>Live in a small selection: see <see cref="Sellers.Seller.OnlyChosen"/>.</summary>
    public bool Chosen { get; set; }

    /// <summary>Units that bol has sold while its order list does not show them yet.</summary>
    public int UnseenUnits { get; set; }
    public DateTimeOffset? UnseenUntil { get; set; }

    public MatchVerdict Verdict { get; set; }

    /// <summary>Who linked it; null where it is not linked.</summary>
    public LinkedBy? LinkedBy { get; set; }

    /// <summary>
    /// The GTINs and codes of both sides when a person linked it: a change of one of them is for a person to judge.
    /// </summary>
    public string? LinkBasis { get; set; }
    public bool MatchDue { get; set; }

    /// <summary>An input of its stock decision changed.</summary>
    public bool DecideDue { get; set; }
    public bool Gone { get; set; }
}
