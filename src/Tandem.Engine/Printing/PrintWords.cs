namespace Tandem.Engine.Printing;

/// <summary>The fixed words on paper, in the reader's language.</summary>
public sealed record PrintWords
{
    public required string Slip { get; init; }
    public required string PickList { get; init; }
    public required string Order { get; init; }
    public required string ShopOrder { get; init; }
    public required string DeliverBy { get; init; }
    public required string Sender { get; init; }
    public required string Units { get; init; }
    public required string Article { get; init; }
    public required string Code { get; init; }
    public required string Page { get; init; }
    public required string Orders { get; init; }

    /// <summary>How a day is written.</summary>
    public required Func<DateOnly, string> Day { get; init; }

    /// <summary>A country's name by its code of two letters.</summary>
    public required Func<string, string> Country { get; init; }

    /// <summary>What a way of writing is called.</summary>
    public required Func<Writing, string> Writing { get; init; }

    /// <summary>That a page lacks letters which this machine cannot print, and what to do.</summary>
    public required string CannotShow { get; init; }

    /// <summary>Above what could not be printed.</summary>
    public required string Problems { get; init; }

    public required Func<PrintProblem, string> Problem { get; init; }
}
