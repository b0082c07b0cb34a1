namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Who told of a parcel.</summary>
public enum ParcelSource
{
    /// <summary>A field that the shop or one of its plugins keeps.</summary>
    ShopMeta,

    /// <summary>A note on the shop's order.</summary>
    ShopNote,

    /// <summary>A file.</summary>
    Csv,

    /// <summary>A person, on our screen.</summary>
    Screen,

    /// <summary>Another program, over our API.</summary>
    Api,

    /// <summary>bol's own label.</summary>
    Label,

    /// <summary>Nobody: it was sent, and its tracking code did not come in time.</summary>
    Untracked,
}
