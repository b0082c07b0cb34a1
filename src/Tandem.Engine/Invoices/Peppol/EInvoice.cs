using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>A document on its way over Peppol, and what proves that it was delivered. Kept as long as the document.</summary>
internal sealed class EInvoice
{
    public long DocumentKey { get; set; }
    public SellerId SellerId { get; set; }
    public long OrderKey { get; set; }
    public EInvoiceState State { get; private set; }

    /// <summary>The law wants it (facts/vat.md §6).</summary>
    public bool Required { get; set; }

    /// <summary>How often somebody had it sent anew after it was taken: each time is another submission.</summary>
    public int Round { get; private set; }

    /// <summary>The access point's own name for the submission.</summary>
    public string? Submission { get; private set; }

    /// <summary>When the access point took it.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Since when it is in this state.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the proof of its delivery came, over which network, and the message's id there.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }
    public string? Network { get; private set; }
    public string? MessageId { get; private set; }

    /// <summary>What the access point gave as evidence, without the document; sealed.</summary>
    public byte[]? Proof { get; private set; }

    /// <summary>It is to be sent, or sent anew.</summary>
    public void Plan(DateTimeOffset now)
    {
        if (Submission is not null) Round++;
        (Submission, SentAt) = (null, null);
        Become(EInvoiceState.Planned, now);
    }

    public void Taken(string submission, DateTimeOffset now)
    {
        (Submission, SentAt) = (submission, now);
        Become(EInvoiceState.WithAccessPoint, now);
    }

    public void Prove(PeppolProof proof, byte[] closed, DateTimeOffset now)
    {
        (ProvedAt, Network, MessageId, Proof) = (now, proof.Network, proof.MessageId, closed);
        Become(EInvoiceState.Proved, now);
    }

    public void Become(EInvoiceState state, DateTimeOffset now) => (State, ChangedAt) = (state, now);
}
