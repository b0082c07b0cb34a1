namespace Tandem.Engine.Invoices.Peppol;

/// <summary>How far a document is over Peppol.</summary>
public enum EInvoiceState
{
    /// <summary>It is to be sent.</summary>
    Planned,

    /// <summary>The access point has it, and has not proved yet that it was delivered.</summary>
    WithAccessPoint,

    /// <summary>It was delivered, and the proof of that is kept.</summary>
    Proved,

    /// <summary>The access point takes it for no good document.</summary>
    Refused,

    /// <summary>Its buyer is not on Peppol, or cannot be named there.</summary>
    NotReachable,

    /// <summary>Somebody sent it in another way.</summary>
    ByHand,

    /// <summary>The law wants it sent, and sending was switched off.</summary>
    NotSent,
}
