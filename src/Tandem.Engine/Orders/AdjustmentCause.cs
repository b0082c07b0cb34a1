namespace Tandem.Engine.Orders;

/// <summary>Why units or money went off a line of the shop's order.</summary>
internal enum AdjustmentCause
{
    /// <summary>They were cancelled at bol, and Tandem refunds them in the shop.</summary>
    Cancelled,

    /// <summary>The shop's people refunded them.</summary>
    Refunded,

    /// <summary>The shop's people took them off the order.</summary>
    Edited,
}
