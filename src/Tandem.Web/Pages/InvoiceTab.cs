namespace Tandem.Web.Pages;

/// <summary>What the page about invoices lists.</summary>
public enum InvoiceTab
{
    Documents,
    Requests,
}
