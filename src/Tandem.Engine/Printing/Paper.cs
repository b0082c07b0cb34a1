namespace Tandem.Engine.Printing;

/// <summary>What lies in the printer.</summary>
public enum Paper
{
    /// <summary>Labels of 10 by 15 cm, one a page.</summary>
    Label,

    /// <summary>A4 sheets, four to a page.</summary>
    A4,
}
