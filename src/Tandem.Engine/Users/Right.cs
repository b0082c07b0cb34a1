namespace Tandem.Engine.Users;

/// <summary>Something that not everybody may do.</summary>
public enum Right
{
    /// <summary>Look at what the screens show.</summary>
    See,

    /// <summary>Parcels, labels and what is printed with them.</summary>
    Ship,

    /// <summary>Questions, cancellations and returns.</summary>
    Answer,

    /// <summary>Rules, links and sources of stock.</summary>
    Stock,

    /// <summary>Documents about money.</summary>
    Money,

    /// <summary>Channels, keys, what is live, and how orders go.</summary>
    Settings,

    /// <summary>Users, and tokens for programs.</summary>
    People,
}
