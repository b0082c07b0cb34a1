using System.Linq.Expressions;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// A final document. It never changes; after the years that the law asks for what it says goes, and its number and hash stay.
/// Whom it is for stands in what is sealed alone.
/// </summary>
internal sealed class IssuedDocument
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public DocumentKind Kind { get; set; }
    public required string Number { get; set; }

    /// <summary>The series and the place in it, from its first number on without a gap.</summary>
    public required string Series { get; set; }
    public long Sequence { get; set; }
    public long OrderKey { get; set; }

    /// <summary>Of an invoice: what it is of, and bol's id of that.</summary>
    public long? ShipmentKey { get; set; }
    public string? ShipmentId { get; set; }

    /// <summary>Of a credit note: its invoice.</summary>
    public long? CreditsKey { get; set; }
    public DateOnly IssuedOn { get; set; }
    public DateOnly SuppliedOn { get; set; }

    /// <summary>Positive on credit notes too.</summary>
    public long NetCents { get; set; }
    public long VatCents { get; set; }
    public long GrossCents { get; set; }
    public required Reason Why { get; set; }
    public VatPlace Place { get; set; }
    public required string FromCountry { get; set; }
    public required string ToCountry { get; set; }
    public string? VatCountry { get; set; }

    /// <summary>It moved the meter of sales to consumers elsewhere (<see cref="OssYear"/>).</summary>
    public bool Metered { get; set; }

    /// <summary>Sealed; null once they were kept long enough.</summary>
    public byte[]? Content { get; set; }
    public byte[]? Pdf { get; set; }
    public byte[]? Ubl { get; set; }

    /// <summary>SHA-256 of what is sealed.</summary>
    public required string ContentHash { get; set; }
    public required string PdfHash { get; set; }
    public required string UblHash { get; set; }

    /// <summary>Over the one before it in its series and all that stands here (<see cref="ChainRule"/>).</summary>
    public string Hash { get; set; } = "";
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>All of it but what is sealed: the files are many times the rest.</summary>
    public static Expression<Func<IssuedDocument, IssuedDocument>> WithoutFiles { get; } = d => new IssuedDocument
    {
        Key = d.Key,
        SellerId = d.SellerId,
        AccountId = d.AccountId,
        Kind = d.Kind,
        Number = d.Number,
        Series = d.Series,
        Sequence = d.Sequence,
        OrderKey = d.OrderKey,
        ShipmentKey = d.ShipmentKey,
        ShipmentId = d.ShipmentId,
        CreditsKey = d.CreditsKey,
        IssuedOn = d.IssuedOn,
        SuppliedOn = d.SuppliedOn,
        NetCents = d.NetCents,
        VatCents = d.VatCents,
        GrossCents = d.GrossCents,
        Why = d.Why,
        Place = d.Place,
        FromCountry = d.FromCountry,
        ToCountry = d.ToCountry,
        VatCountry = d.VatCountry,
        Metered = d.Metered,
        ContentHash = d.ContentHash,
        PdfHash = d.PdfHash,
        UblHash = d.UblHash,
        Hash = d.Hash,
        MadeAt = d.MadeAt,
    };
}
