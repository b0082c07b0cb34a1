namespace Tandem.Engine.Shipments.Labels;

/// <summary>Which label is bought without a click. A label costs money.</summary>
public enum LabelChoice
{
    /// <summary>None: a person chooses.</summary>
    Ask,

    Cheapest,

    /// <summary>The one that bol recommends.</summary>
    Recommended,
}
