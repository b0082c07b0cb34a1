namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>How a refund in the shop ended.</summary>
internal enum RefundEnd
{
    /// <summary>It is there: made now, or found again.</summary>
    Made,

    /// <summary>Nothing was left to refund: the shop's people did it, or cancelled the whole order.</summary>
    Nothing,

    /// <summary>The parcel has left with the units in it.</summary>
    Sent,
}
