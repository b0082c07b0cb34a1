using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Who buys and where it goes, sealed, until every unit of the order has its document: bol shows it for 30 days only.
/// </summary>
internal sealed class DocumentDraft
{
    public long OrderKey { get; set; }
    public SellerId SellerId { get; set; }
    public required byte[] Sealed { get; set; }
    public DateTimeOffset At { get; set; }
}
