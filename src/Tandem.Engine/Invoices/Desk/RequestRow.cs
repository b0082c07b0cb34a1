using Tandem.Engine.Invoices.Upload;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>An invoice that bol waits for or looks through, as a list shows it: nothing of its customer.</summary>
public sealed record RequestRow
{
    public required string ShipmentId { get; init; }
    public required string? BolOrderId { get; init; }

    /// <summary>Null: Tandem does not know the order.</summary>
    public required long? OrderKey { get; init; }
    public required InvoiceRequestState State { get; init; }
    public required DateTimeOffset? AskedAt { get; init; }
    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>Since when it is so; null: bol does not say.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The invoice that Tandem made of the shipment; null: none.</summary>
    public required long? DocumentKey { get; init; }
    public required string? DocumentNumber { get; init; }

    /// <summary>Tandem is giving bol the invoice.</summary>
    public required bool Busy { get; init; }

    public RequestStep Step => RequestStepRule.Decide(State, DocumentKey is not null, OrderKey is not null, Busy);
}
