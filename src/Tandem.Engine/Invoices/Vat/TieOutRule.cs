using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Holds an order, its documents, the VAT ledger and bol's settlement against each other, to the cent. Pure.</summary>
internal static class TieOutRule
{
    /// <returns>Null where everything closes; else the first thing that does not.</returns>
    public static TieOutWhy? Decide(TieOutFacts of)
    {
        if (of.Ledger != of.Documents) return TieOutWhy.Ledger;
        if (of.Order != of.Documents)
            return of.Open > 0 ? TieOutWhy.NotInvoiced
                : of.Order > of.Documents ? TieOutWhy.CreditedOnly : TieOutWhy.RefundedOnly;
        return of.Settled is { } settled && settled != of.Documents ? TieOutWhy.Settlement : null;
    }
}

/// <summary>What is known of an order, with VAT in it.</summary>
/// <param name="Open">Units that are on no invoice.</param>
internal sealed record TieOutFacts(Money Order, Money Documents, Money Ledger, Money? Settled, int Open);
