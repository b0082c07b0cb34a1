namespace Tandem.Engine.Invoices.Vat;

/// <summary>Why the figures of an order do not close.</summary>
public enum TieOutWhy
{
    /// <summary>The VAT ledger holds something else than the documents: see <c>tandem doctor</c>.</summary>
    Ledger,

    /// <summary>Units of it are on no invoice: not sent yet, cancelled, or sent before invoices were live.</summary>
    NotInvoiced,

    /// <summary>A return or cancellation was credited that is refunded nowhere in the shop.</summary>
    CreditedOnly,

    /// <summary>The shop refunded what is not credited.</summary>
    RefundedOnly,

    /// <summary>bol settled another turnover.</summary>
    Settlement,
}
