namespace Tandem.Engine.Orders.Cancel;

/// <summary>What was answered to a customer who asked to cancel.</summary>
public enum CancelAnswer
{
    /// <summary>Nothing yet, or nobody asked.</summary>
    None,

    /// <summary>It is cancelled at bol.</summary>
    Accept,

    /// <summary>It is sent all the same: bol knows no other way to refuse.</summary>
    ShipAnyway,
}
