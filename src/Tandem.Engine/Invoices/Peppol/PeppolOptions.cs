namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Where the access point is.</summary>
/// <param name="Api">Ends in a slash; null: nothing goes over Peppol.</param>
public sealed record PeppolOptions(Uri? Api)
{
    /// <summary>Storecove's own (documented; docs/invoices.md).</summary>
    public static readonly Uri OfStorecove = new("https://api.storecove.com/api/v2/");
}
