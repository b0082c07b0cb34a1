namespace Tandem.Engine.Proof;

/// <summary>How far a drift has come.</summary>
public enum DriftState
{
    /// <summary>Seen, but sales that bol's order list does not show yet may still explain it.</summary>
    Doubted,
    Open,

    /// <summary>bol shows again what it should.</summary>
    Repaired,

    /// <summary>Reported only: Tandem does not write this offer's stock.</summary>
    LeftAlone,
}
