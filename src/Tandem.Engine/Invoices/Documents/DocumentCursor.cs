using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// The last shipment and return decision of a seller that were looked at, and while when somebody else made its invoices.
/// </summary>
internal sealed class DocumentCursor
{
    public SellerId SellerId { get; set; }
    public long Shipment { get; set; }
    public long Decision { get; set; }

    /// <summary>When the seller last chose that Tandem makes none; null: never since the first.</summary>
    public DateTimeOffset? OffSince { get; set; }

    /// <summary>When the seller last chose that it makes them.</summary>
    public DateTimeOffset? OnSince { get; set; }

    /// <summary>What was sent while none were made has its invoice from somebody else.</summary>
    public bool Makes(DateTimeOffset shippedAt) => OnSince is not { } on || shippedAt >= on || shippedAt < OffSince;
}
