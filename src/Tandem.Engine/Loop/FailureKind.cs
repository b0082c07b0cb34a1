namespace Tandem.Engine.Loop;

/// <summary>How a write, or the look before it, can end other than well.</summary>
internal enum FailureKind
{
    /// <summary>The remote asks to slow down. Nothing was carried out.</summary>
    Slow,

    /// <summary>The remote does not let us in. Nothing was carried out, and only a person can mend it.</summary>
    NoKey,

    /// <summary>Not reached, or not answered in a way that means anything. Nothing was carried out.</summary>
    Unavailable,

    /// <summary>The remote understood and said no; the same again gets the same answer.</summary>
    Refused,

    /// <summary>The answer was lost: it may or may not have been carried out.</summary>
    Lost,

    /// <summary>Our own fault: nobody knows how far it came.</summary>
    Bug,
}
