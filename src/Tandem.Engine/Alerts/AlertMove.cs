namespace Tandem.Engine.Alerts;

/// <summary>What is said of an alert.</summary>
public enum AlertMove
{
    /// <summary>It is there.</summary>
    Raised,

    /// <summary>It grew: twice as many, or a deadline came nearer.</summary>
    Worse,

    /// <summary>Its cause is gone.</summary>
    Cleared,
}
