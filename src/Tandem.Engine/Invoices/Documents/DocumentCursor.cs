using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>The last shipment and return decision of a seller that were looked at.</summary>
internal sealed class DocumentCursor
{
    public SellerId SellerId { get; set; }
    public long Shipment { get; set; }
    public long Decision { get; set; }
}
