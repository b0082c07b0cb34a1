namespace Tandem.Engine.Orders;

/// <summary>How far a bol order has come through Tandem. What is asked about it stands beside it, and stops nothing.</summary>
public enum OrderState
{
    /// <summary>Seen at bol and counted in stock; to be imported.</summary>
    Seen,

    /// <summary>In the shop, once.</summary>
    Imported,

    /// <summary>Every line is shipped at bol.</summary>
    Shipped,

    /// <summary>Was in the shop, and nothing of it is left to deliver: all that was not shipped is cancelled.</summary>
    Cancelled,

    /// <summary>Not imported, and why is in its reason (LVB, cancelled before import, placed before go-live).</summary>
    Skipped,
}
