namespace Tandem.Engine.Stock;

/// <summary>What a setting is about; the later one is nearer to the offer and wins.</summary>
public enum SettingScope
{
    Seller,

    /// <summary>A category of a shop; of several the most careful one counts.</summary>
    Category,

    /// <summary>A tag of a shop; of several the most careful one counts.</summary>
    Tag,
    Item,
    Offer,
}
