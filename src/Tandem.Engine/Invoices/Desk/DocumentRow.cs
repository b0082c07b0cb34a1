using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>A document as a list shows it: nothing of its customer. Amounts are positive on credit notes too.</summary>
public sealed record DocumentRow
{
    public required long Key { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required long OrderKey { get; init; }
    public required string? BolOrderId { get; init; }

    /// <summary>Where the goods went, or came back from; two letters.</summary>
    public required string Country { get; init; }
    public required long NetCents { get; init; }
    public required long VatCents { get; init; }
    public required long GrossCents { get; init; }

    /// <summary>Why it is taxed as it is.</summary>
    public required Reason Why { get; init; }

    /// <summary>Of a credit note: the number of its invoice.</summary>
    public required string? Credits { get; init; }

    /// <summary>How far its invoice is at bol; null: bol has nothing of it.</summary>
    public required InvoiceRequestState? AtBol { get; init; }

    /// <summary>The customer is a business, by the order.</summary>
    public required bool ToBusiness { get; init; }

    /// <summary>How far it is over Peppol; null: it is not meant to go there.</summary>
    public required EInvoiceState? EInvoice { get; init; }

    /// <summary>Since when it is so.</summary>
    public required DateTimeOffset? EInvoiceSince { get; init; }

    /// <summary>False once it was kept as long as the law asks: its number and amounts are left.</summary>
    public required bool IsKept { get; init; }

    /// <summary>A person may have it sent over Peppol: it is for a business, and is not on its way there or delivered.</summary>
    public bool MaySend => IsKept && (ToBusiness || EInvoice is not null) && EInvoiceRule.IsOpen(EInvoice);

    public Money Net => new(NetCents);

    public Money Vat => new(VatCents);

    public Money Gross => new(GrossCents);

    /// <summary>An amount of it as a column adds up: what was credited is below zero.</summary>
    public Money Signed(Money amount) => Kind == DocumentKind.CreditNote ? Money.Zero - amount : amount;
}
