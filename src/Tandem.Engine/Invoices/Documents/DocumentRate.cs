using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// An entry of the VAT ledger: what a document comes to at one rate, below zero for a credit note. Holds nothing of the customer.
/// </summary>
internal sealed class DocumentRate
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long DocumentKey { get; set; }
    public long OrderKey { get; set; }
    public VatCategory Category { get; set; }

    /// <summary>Thousandths of a per cent.</summary>
    public int Rate { get; set; }
    public long NetCents { get; set; }
    public long VatCents { get; set; }

    /// <summary>Whose VAT it is; null: nobody's.</summary>
    public string? VatCountry { get; set; }
    public required string FromCountry { get; set; }
    public VatPlace Place { get; set; }

    /// <summary>The return that it is declared in, and its box, as a bookkeeper names them; null: none that is known.</summary>
    public string? DeclaredIn { get; set; }
    public string? Box { get; set; }

    /// <summary>The day that says in which period it falls: of supply, and for a credit note of issue.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Of a credit note: the day of supply of its invoice, which says which period it corrects; else null.</summary>
    public DateOnly? CorrectsDay { get; set; }
}
