using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>What VIES was asked about the buyer of an order, and said: the evidence for VAT that is not charged.</summary>
internal sealed class ViesCheck
{
    public long OrderKey { get; set; }
    public SellerId SellerId { get; set; }

    /// <summary>The VAT number, sealed: it may name a person.</summary>
    public required byte[] Number { get; set; }

    /// <summary>Since when it must be known.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>When VIES is asked; null: it answered, or asking again cannot help.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public int Tries { get; set; }

    /// <summary>Null: not known, which is neither.</summary>
    public bool? Valid { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>VIES' proof that it was asked.</summary>
    public string? RequestId { get; set; }

    /// <summary>Why it is not known.</summary>
    public string? Problem { get; set; }

    /// <summary>Asked anew: what it said before is too old.</summary>
    public void Ask(DateTimeOffset now)
    {
        (At, DueAt, Tries) = (now, now, 0);
        (Valid, AnsweredAt) = (null, null);
    }

    public void Take(ViesAnswer answer, DateTimeOffset at, DateTimeOffset? next)
    {
        Tries++;
        DueAt = next;
        if (answer is ViesAnswer.Unknown unknown)
        {
            Problem = unknown.Why;
            return;
        }

        var known = (ViesAnswer.Known)answer;
        (Valid, RequestId, AnsweredAt, Problem) = (known.Valid, known.RequestId, at, null);
    }
}
