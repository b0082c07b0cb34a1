using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>An order of which something does not close. All with VAT in it.</summary>
/// <param name="Order">What its lines come to, without what was refunded.</param>
/// <param name="Documents">Its invoices without its credit notes.</param>
/// <param name="Ledger">The VAT ledger: net and VAT.</param>
/// <param name="Settled">bol's own settlement of its sales and their corrections; null: none is known.</param>
public sealed record TieOutRow(long OrderKey, string BolOrderId, Money Order, Money Documents, Money Ledger, Money? Settled,
    TieOutWhy Why);

/// <summary>The orders with a document in a period, each with all of its documents of whatever period.</summary>
/// <param name="Orders">How many.</param>
/// <param name="Settled">Of the orders that bol settled.</param>
/// <param name="DocumentsSettled">The documents of those same orders.</param>
/// <param name="Rows">What does not close, the largest difference first.</param>
public sealed record TieOutReport(VatPeriod Period, int Orders, Money Order, Money Documents, Money Ledger, Money Settled,
    Money DocumentsSettled, IReadOnlyList<TieOutRow> Rows);
