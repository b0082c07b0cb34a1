namespace Tandem.Engine.External;

/// <summary>Why a row of the external source was passed over.</summary>
public enum BadRowKind
{
    /// <summary>Neither a valid GTIN nor an SKU.</summary>
    NoKey,

    /// <summary>The field for the number is empty or missing.</summary>
    NoQuantity,

    /// <summary>Not a whole number.</summary>
    NotWhole,

    /// <summary>The same article stood in an earlier row; the lower of the two numbers counts.</summary>
    Twice,

    /// <summary>Several items of one shop carry this code: which one is meant cannot be known.</summary>
    Ambiguous,

    /// <summary>A whole number or thousands: the file uses the dot for both.</summary>
    TwoNotations,
}
