namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Whom Peppol delivers to. May name a person: never logged.</summary>
/// <param name="Scheme">Of the list of Peppol's participant identifier schemes, as in <c>0208</c>.</param>
internal sealed record PeppolAddress(string Scheme, string Id)
{
    /// <returns>Null where Peppol cannot name the party.</returns>
    public static PeppolAddress? Of(DocumentParty party) =>
        party.Endpoint is { } endpoint ? new PeppolAddress(endpoint.Scheme, endpoint.Id) : null;

    /// <summary>Shows nothing of the party.</summary>
    public override string ToString() => nameof(PeppolAddress);
}
