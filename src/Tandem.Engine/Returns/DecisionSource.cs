namespace Tandem.Engine.Returns;

/// <summary>Where it was decided what becomes of units of a return.</summary>
public enum DecisionSource
{
    /// <summary>At Tandem's return desk.</summary>
    Desk,

    /// <summary>By a rule of the seller's.</summary>
    Rule,

    /// <summary>At bol: in its portal, or by bol itself.</summary>
    Bol,

    /// <summary>In the shop: its people refunded.</summary>
    Shop,
}
