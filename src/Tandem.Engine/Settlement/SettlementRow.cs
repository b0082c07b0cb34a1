using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>A line of bol's own invoice, as screens show it.</summary>
/// <param name="Type">bol's code of it.</param>
/// <param name="Text">bol's words for it, in Dutch.</param>
/// <param name="Net">The seller's: above zero bol pays it. bol's own VAT left out.</param>
/// <param name="Day">Of the invoice.</param>
public sealed record SettlementRow(SettlementKind Kind, string Type, string Text, int Units, Money Net, Money Vat, DateOnly Day,
    string InvoiceId)
{
    internal static SettlementRow Of(SettlementLine line) => new(
        line.Kind, line.Type, line.Text, line.Units, new Money(line.NetCents), new Money(line.VatCents), line.Day,
        line.InvoiceId);
}

/// <summary>Lines of one type together.</summary>
/// <param name="Net">The seller's: above zero bol paid it. bol's own VAT left out.</param>
public sealed record SettlementSum(SettlementKind Kind, string Type, string Text, int Lines, Money Net);
