namespace Tandem.Engine.Proof;

/// <summary>Why bol shows another number than it last confirmed, as far as can be told.</summary>
public enum DriftCause
{
    /// <summary>Changed at bol after our last write, by hand or by another program.</summary>
    ChangedAtBol,

    /// <summary>bol acknowledged our write and shows a number from before it.</summary>
    WriteLost,

    /// <summary>It has stock, but bol does not publish it.</summary>
    NotForSale,
}
