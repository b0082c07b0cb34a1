namespace Tandem.Engine.Invoices.Peppol;

/// <summary>What an access point gives as evidence that a document was delivered.</summary>
/// <param name="Network">Over which it went.</param>
/// <param name="MessageId">There; null: it does not say.</param>
/// <param name="Evidence">As it came, as JSON, without the document.</param>
internal sealed record PeppolProof(string Network, string? MessageId, byte[] Evidence)
{
    /// <summary>Shows nothing of the parties.</summary>
    public override string ToString() => nameof(PeppolProof);
}
