namespace Tandem.Engine.Returns;

/// <summary>How units were found when they were looked at.</summary>
public enum ReturnCondition
{
    /// <summary>As they were sold.</summary>
    AsSold,

    /// <summary>Used, or without their packaging.</summary>
    Used,

    Damaged,

    /// <summary>Something of it is missing.</summary>
    Incomplete,

    /// <summary>It is another article than was sold.</summary>
    Other,
}
