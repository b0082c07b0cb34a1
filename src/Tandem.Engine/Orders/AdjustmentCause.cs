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

    /// <summary>They were delivered and came back, or the customer keeps them for nothing, and Tandem refunds them.</summary>
    Returned,
}
