using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>An invoice that bol sent the seller, and how far its lines were read.</summary>
internal sealed class SettlementInvoice
{
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>bol's id.</summary>
    public required string InvoiceId { get; set; }

    /// <summary>ALL_IN_ONE, ADVERTISING_VIA_BOL or what bol calls it.</summary>
    public string Type { get; set; } = "";
    public DateOnly IssuedOn { get; set; }

    /// <summary>The period that it is about, both days included; null: bol does not say.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>What bol pays on it, or where below zero the seller does, VAT included; null: bol does not say.</summary>
    public long? PayableCents { get; set; }

    /// <summary>When its lines are to be read on; null: they are read, or there are none to read.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Pages and places of lines that this pass has read so far.</summary>
    public int Pages { get; set; }
    public int Lines { get; set; }

    /// <summary>What the last page held, so that a page that comes again is known for the end.</summary>
    public string? LastPage { get; set; }

    /// <summary>Lines without an amount that can be read, and the places of the first few.</summary>
    public int Odd { get; set; }
    public string OddPlaces { get; set; } = "";

    /// <summary>Passes in a row that did not come to a good end.</summary>
    public int Tries { get; set; }

    /// <summary>When all its lines were last read; null: never yet.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
