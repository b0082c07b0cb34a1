namespace Tandem.Engine.Returns;

/// <summary>How the shop's order ended that a customer gets in exchange.</summary>
internal enum ReplacementEnd
{
    /// <summary>The shop completed it: the customer gets it, whatever becomes of the order later.</summary>
    Sent,

    /// <summary>It was cancelled, refunded or thrown away before it was sent: the customer gets nothing.</summary>
    Closed,
}
