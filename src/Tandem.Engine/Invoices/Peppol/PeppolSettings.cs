using Tandem.Engine.Sellers;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>What a seller has chosen about Peppol. By default nothing goes out.</summary>
public sealed record PeppolSettings : ISettings<PeppolSettings>
{
    public static string Name => "invoices.peppol";

    public static PeppolSettings Usual { get; } = new();

    public PeppolWay Way { get; init; }

    /// <summary>The seller as the access point numbers it.</summary>
    public long LegalEntity { get; init; }

    /// <summary>Of the seller's account there; sealed. Null: none was given.</summary>
    public string? Key { get; init; }
}
