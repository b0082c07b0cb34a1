namespace Tandem.Engine.Shipments.Parcels;

/// <summary>What became of a parcel that somebody told of.</summary>
public enum ParcelState
{
    /// <summary>It is known now, and bol is told.</summary>
    Accepted,

    /// <summary>
    /// It is known now, and waits: whether the order is sent at all depends on a cancellation that is not settled.
    /// </summary>
    Held,

    /// <summary>It was known: the same request may be repeated.</summary>
    Known,

    /// <summary>There is no such order.</summary>
    Unknown,

    /// <summary>It cannot be what it says.</summary>
    Invalid,

    /// <summary>It is known now, and waits: the shop has closed its order, and a person is asked what becomes of it.</summary>
    Waits,

    /// <summary>Nothing of the order is left to ship.</summary>
    Done,
}
