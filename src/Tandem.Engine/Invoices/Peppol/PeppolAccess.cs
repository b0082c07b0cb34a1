namespace Tandem.Engine.Invoices.Peppol;

/// <summary>In whose name an access point is asked: the seller's own account there.</summary>
internal sealed record PeppolAccess(long LegalEntity, string Key)
{
    /// <summary>Shows nothing of the key.</summary>
    public override string ToString() => nameof(PeppolAccess);
}
