namespace Tandem.Engine.Invoices.Vat;

/// <summary>Where VIES is asked.</summary>
/// <param name="Api">Ends in a slash; null: it is not asked, and no number is known to be valid.</param>
public sealed record ViesOptions(Uri? Api)
{
    /// <summary>The European Commission's own (facts/vat.md §3).</summary>
    public static readonly Uri OfTheUnion = new("https://ec.europa.eu/taxation_customs/vies/rest-api/");
}
