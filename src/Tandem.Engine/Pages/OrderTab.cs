namespace Tandem.Engine.Pages;

/// <summary>Orders by what they need.</summary>
public enum OrderTab
{
    All,

    /// <summary>Something about it waits for a person.</summary>
    NeedsAttention,

    /// <summary>A customer asked to cancel and has no answer yet.</summary>
    CancellationRequests,

    /// <summary>In the shop, and not sent there.</summary>
    ToShip,

    /// <summary>Sent in the shop, without a tracking code so far.</summary>
    WaitingForTracking,

    /// <summary>Told to bol, which has not confirmed it.</summary>
    PendingAtBol,
    Shipped,
    Cancelled,

    /// <summary>Not in the shop; why is in its reason.</summary>
    LeftOut,
}
