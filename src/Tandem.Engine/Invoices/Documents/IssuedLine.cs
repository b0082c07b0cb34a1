using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>How much of an order line a document is of, at one rate.</summary>
internal sealed class IssuedLine
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long DocumentKey { get; set; }
    public long OrderKey { get; set; }
    public required string OrderItemId { get; set; }
    public int Units { get; set; }

    /// <summary>VAT included; positive on credit notes too.</summary>
    public long GrossCents { get; set; }
    public VatCategory Category { get; set; }

    /// <summary>Thousandths of a per cent.</summary>
    public int Rate { get; set; }

    /// <summary>Of a credit note: the line of the invoice that it takes off.</summary>
    public long? OfLine { get; set; }

    /// <summary>Of a credit note: it is a share of an amount that went off the order as a whole.</summary>
    public bool OffOrder { get; set; }
}
