namespace Tandem.Engine.Returns;

/// <summary>How the returns of an order stand, all together.</summary>
public enum ReturnMark
{
    /// <summary>Something still waits for somebody to handle it.</summary>
    Registered,

    /// <summary>Everything that was registered was handled at bol.</summary>
    Handled,
}
