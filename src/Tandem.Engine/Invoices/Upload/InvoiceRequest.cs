using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// The invoice of a shipment as bol sees it: asked for by the customer, or given unasked. Holds nothing of the customer.
/// </summary>
internal sealed class InvoiceRequest
{
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>bol's id.</summary>
    public required string ShipmentId { get; set; }
    public string? BolOrderId { get; set; }

    /// <summary>The order, where Tandem knows it.</summary>
    public long? OrderKey { get; set; }
    public InvoiceRequestState State { get; set; }

    /// <summary>When the customer asked; null: nobody did.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>When the first file came; null: none did yet.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Until then the seller is to answer; null: nobody asked.</summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>Since when it is so, by bol's word and clock; null: bol does not say.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>When a file of ours went there of which bol has said nothing yet, by our clock; null: none did.</summary>
    public DateTimeOffset? GivenAt { get; set; }

    /// <summary>When bol last showed it, or was asked in vain.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When a person must be told that it still waits; null: there is nothing to say, or it was said.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>A person has answered what was asked about it: nothing more is asked before bol says something new.</summary>
    public bool Dismissed { get; set; }

    /// <summary>Whom it is for was handed on (<see cref="IInvoiceRequestReaction"/>).</summary>
    public bool PartyTaken { get; set; }

    /// <summary>When bol is asked again whom it is for; null: nothing stands in the way.</summary>
    public DateTimeOffset? PartyDueAt { get; set; }

    /// <summary>bol shows it no more, or its customer has the invoice: nothing more comes of it.</summary>
    public bool Over { get; set; }
}
