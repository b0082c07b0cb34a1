using Tandem.Engine.Loop;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>
/// Who takes documents into Peppol. Each method asks once; whoever calls asks again later. What ends other than well is thrown as
/// <see cref="RemoteProblem"/>.
/// </summary>
internal interface IAccessPoint
{
    /// <summary>Whether Peppol knows the receiver for invoices.</summary>
    Task<bool> Receives(PeppolAccess access, PeppolAddress receiver, CancellationToken ct);

    /// <summary>Gives a document to be delivered.</summary>
    /// <param name="once">Who gives it again under this name changes nothing.</param>
    /// <returns>The access point's name for the submission.</returns>
    Task<string> Send(PeppolAccess access, Guid once, byte[] ubl, PeppolAddress receiver, CancellationToken ct);

    /// <returns>Null: it is not proved that it was delivered.</returns>
    Task<PeppolProof?> EvidenceOf(PeppolAccess access, string submission, CancellationToken ct);
}
