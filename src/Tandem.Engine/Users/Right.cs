namespace Tandem.Engine.Users;

/// <summary>Something that not everybody may do.</summary>
public enum Right
{
    /// <summary>Look at what the screens show.</summary>
    See,

    /// <summary>Parcels, labels and what is printed with them.</summary>
    Ship,

    /// <summary>Questions and cancellations.</summary>
    Answer,

    /// <summary>Take returns in, look at them, and say what goes back on the shelf.</summary>
    Inspect,

    /// <summary>Decide what becomes of returns, and of the money.</summary>
    Refund,

    /// <summary>Rules, links and sources of stock.</summary>
    Stock,

    /// <summary>Documents about money.</summary>
    Money,

    /// <summary>Channels, keys, what is live, and how orders go.</summary>
    Settings,

    /// <summary>Users, and tokens for programs.</summary>
    People,
}
