namespace Tandem.Engine.Invoices.Peppol;

/// <summary>A document that the law wants sent over Peppol, and that was not.</summary>
public sealed record UnsentDocument(long OrderKey, string Number);
