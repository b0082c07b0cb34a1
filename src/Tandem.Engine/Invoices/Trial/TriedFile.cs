namespace Tandem.Engine.Invoices.Trial;

/// <summary>A document as a file: an e-invoice or a PDF.</summary>
/// <param name="Name">Without a folder (<see cref="DocumentFileName"/>).</param>
public sealed record TriedFile(string Name, byte[] Content);
