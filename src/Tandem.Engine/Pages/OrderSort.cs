namespace Tandem.Engine.Pages;

/// <summary>By what orders are listed.</summary>
public enum OrderSort
{
    /// <summary>What waits by its deadline, the rest with the newest first.</summary>
    Usual,

    /// <summary>The day that bol promised its customer, the first one first; those without a day last.</summary>
    ShipBefore,
    Newest,
    Oldest,

    /// <summary>bol's order number, from low to high.</summary>
    Number,
}
