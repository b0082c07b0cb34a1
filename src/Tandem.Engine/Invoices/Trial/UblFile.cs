namespace Tandem.Engine.Invoices.Trial;

/// <summary>An e-invoice as a file.</summary>
public sealed record UblFile(string Name, byte[] Content);
