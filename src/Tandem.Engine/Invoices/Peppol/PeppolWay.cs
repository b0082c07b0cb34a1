namespace Tandem.Engine.Invoices.Peppol;

/// <summary>How a seller's e-invoices go out.</summary>
public enum PeppolWay
{
    /// <summary>They do not.</summary>
    Off,

    /// <summary>Tandem sends them, through the seller's account at Storecove.</summary>
    Storecove,

    /// <summary>Another program of the seller sends them.</summary>
    Elsewhere,
}
