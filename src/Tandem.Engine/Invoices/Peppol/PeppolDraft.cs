namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Peppol as a person sets it.</summary>
/// <param name="Key">Null or empty: the one that was given before stays.</param>
public sealed record PeppolDraft(PeppolWay Way, long LegalEntity, string? Key, bool HasKey)
{
    /// <summary>Shows nothing of the key.</summary>
    public override string ToString() => nameof(PeppolDraft);
}
