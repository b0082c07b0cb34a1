using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>How bol's labels are bought (Verzenden via bol).</summary>
public sealed record LabelSettings : ISettings<LabelSettings>
{
    public static string Name => "shipments.labels";

    public static LabelSettings Usual { get; } = new();

    public LabelChoice Choice { get; init; } = LabelChoice.Ask;

    /// <summary>VAT excluded; a dearer label waits for a person.</summary>
    public Money MostPerLabel { get; init; } = new(1000);
}
