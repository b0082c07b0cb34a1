namespace Tandem.Engine.Invoices.Desk;

/// <summary>A document opened. Personal data: sent to who asked, kept nowhere.</summary>
/// <param name="Name">With its extension; plain ASCII.</param>
public sealed record DocumentFile(string Name, byte[] Bytes)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => Name;
}
