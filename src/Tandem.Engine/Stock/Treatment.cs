namespace Tandem.Engine.Stock;

/// <summary>What Tandem does with an offer's stock.</summary>
public enum Treatment
{
    /// <summary>Decides and sends it.</summary>
    Follow,

    /// <summary>Leaves bol's number alone.</summary>
    HandsOff,

    /// <summary>Keeps the offer at 0.</summary>
    ShowNothing,
}
