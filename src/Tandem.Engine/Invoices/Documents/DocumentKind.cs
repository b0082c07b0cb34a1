namespace Tandem.Engine.Invoices.Documents;

/// <summary>What a kept document is.</summary>
internal enum DocumentKind
{
    Invoice,
    CreditNote,
}
