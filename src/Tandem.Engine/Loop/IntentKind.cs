namespace Tandem.Engine.Loop;

/// <summary>What an intent writes.</summary>
public enum IntentKind
{
    /// <summary>Stock of an offer at bol.</summary>
    Stock,

    /// <summary>A bol order into the shop.</summary>
    Import,

    /// <summary>A shipment at bol.</summary>
    Ship,
}
