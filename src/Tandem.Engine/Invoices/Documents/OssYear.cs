using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>What was sold to consumers of other member states in a year, without VAT (art. 59c; facts/vat.md §4).</summary>
internal sealed class OssYear
{
    public SellerId SellerId { get; set; }
    public int Year { get; set; }
    public long NetCents { get; set; }

    /// <summary>The threshold was passed in it: what comes back later does not undo that.</summary>
    public bool Passed { get; set; }
}
