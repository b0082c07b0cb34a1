using Tandem.Engine.Sellers;

namespace Tandem.Engine.Invoices.InShop;

/// <summary>What links to documents are signed with.</summary>
public sealed record LinkSettings : ISettings<LinkSettings>
{
    public static string Name => "invoices.links";

    public static LinkSettings Usual { get; } = new();

    /// <summary>Sealed; null: no link was made yet. With another one all that were made before open nothing any more.</summary>
    public string? Secret { get; init; }
}
