namespace Tandem.Engine.Invoices.Documents;

/// <summary>What a kept document is.</summary>
public enum DocumentKind
{
    Invoice,
    CreditNote,
}
