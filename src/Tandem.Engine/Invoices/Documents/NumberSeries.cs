using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>How far a series of numbers is. Its row is locked while a number of it is given.</summary>
internal sealed class NumberSeries
{
    public SellerId SellerId { get; set; }

    /// <summary>The prefix with its year filled in.</summary>
    public required string Name { get; set; }
    public DocumentKind Kind { get; set; }
    public long First { get; set; }
    public long Last { get; set; }

    /// <summary>The latest day of issue: days never go back.</summary>
    public DateOnly IssuedOn { get; set; }

    /// <summary>The hash of the last document; empty: there is none.</summary>
    public string Head { get; set; } = "";
}
