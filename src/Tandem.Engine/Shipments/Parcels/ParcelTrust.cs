namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Whether a parcel is one.</summary>
public enum ParcelTrust
{
    /// <summary>It is one.</summary>
    Sure,

    /// <summary>A note names what may be its code: a person decides, and bol hears nothing until then.</summary>
    Proposed,

    /// <summary>A person has said that it is none.</summary>
    Denied,
}
