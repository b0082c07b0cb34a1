using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>A document as it is decided, before it has a number.</summary>
internal sealed record DocumentDrawn
{
    public required DocumentKind Kind { get; init; }
    public required Order Order { get; init; }
    public long? ShipmentKey { get; init; }
    public string? ShipmentId { get; init; }

    /// <summary>The invoice that it credits.</summary>
    public IssuedDocument? Credits { get; init; }
    public required DateOnly Supplied { get; init; }
    public required DocumentContent Content { get; init; }
    public required VatTreatment Treatment { get; init; }
    public required Figures Figures { get; init; }

    /// <summary>What the seller should look at; a credit note follows its invoice and adds nothing.</summary>
    public IReadOnlyList<Reason> Notes { get; init; } = [];

    /// <summary>One for each printed line.</summary>
    public required IReadOnlyList<DrawnLine> Lines { get; init; }

    public TaxDocument Numbered(string number, DateOnly issued) => new()
    {
        Number = number,
        IsCredit = Kind == DocumentKind.CreditNote,
        Issued = issued,
        Supplied = Supplied,
        ViaBol = true,
        InclVat = true,
        Seller = Content.Seller.Printed(),
        Buyer = Content.Buyer.Printed(),
        ToBusiness = Content.ToBusiness,
        OrderReference = Content.OrderReference,
        OrderId = Order.BolOrderId,
        Credits = Credits?.Number,
        CreditsIssued = Credits?.IssuedOn,
        Lines = [.. Content.Lines.Select(l => new DocumentLine(l.Description, l.Quantity, new(l.Discount), new(l.Total))
        {
            Ean = l.Ean,
        })],
        Taxed = [.. Content.Lines.Select(l => new FigureLine(l.Category, VatRate.Of(l.Rate / 1000m)!.Value, new(l.Total)))],
        Treatment = Treatment,
        Figures = Figures,
    };
}

/// <summary>What a printed line is of.</summary>
internal sealed record DrawnLine(string OrderItemId, int Units, long? OfLine = null, bool OffOrder = false);
