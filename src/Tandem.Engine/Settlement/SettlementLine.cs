using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>
/// One line of an invoice that bol sent the seller. Holds nothing of a customer. Amounts are the seller's: above zero bol pays
/// them, below zero the seller does.
/// </summary>
internal sealed class SettlementLine
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>bol's id of the invoice.</summary>
    public required string InvoiceId { get; set; }

    /// <summary>Its place in the specification, from 1: bol's own ids of lines may repeat.</summary>
    public int Number { get; set; }
    public SettlementKind Kind { get; set; }

    /// <summary>bol's code of it; empty: bol gave none.</summary>
    public string Type { get; set; } = "";

    /// <summary>bol's words for it.</summary>
    public string Text { get; set; } = "";
    public string? BolOrderId { get; set; }
    public string? Ean { get; set; }

    /// <summary>The order and its line, where Tandem knows them.</summary>
    public long? OrderKey { get; set; }
    public string? OrderItemId { get; set; }
    public int Units { get; set; }

    /// <summary>VAT of bol's own left out. Of a sale: all that the customer paid, for on that bol charges none.</summary>
    public long NetCents { get; set; }

    /// <summary>bol's own VAT.</summary>
    public long VatCents { get; set; }

    /// <summary>Percent; null: bol does not say.</summary>
    public decimal? VatPercent { get; set; }

    /// <summary>The day of the invoice: bol tells none of a line.</summary>
    public DateOnly Day { get; set; }
}
