namespace Tandem.Sandbox.Faults;

/// <summary>How often what goes wrong; each a chance per request, write or event, from 0 to 1.</summary>
internal sealed record FaultMix
{
    /// <summary>429 although the budget is not spent, half of them without Retry-After.</summary>
    public double TooMany { get; init; }

    /// <summary>A 500 or 503 with a page of HTML.</summary>
    public double HtmlError { get; init; }

    /// <summary>The connection breaks before the request took effect, or after.</summary>
    public double LostBefore { get; init; }
    public double LostAfter { get; init; }

    /// <summary>A queued write stays PENDING for long, or ends in FAILURE.</summary>
    public double StuckPending { get; init; }
    public double ProcessFails { get; init; }

    /// <summary>A queued write about a return ends in TIMEOUT, not carried out.</summary>
    public double ProcessTimesOut { get; init; }

    /// <summary>The first file of an invoice is taken for none, without a word of why.</summary>
    public double InvoiceNotTaken { get; init; }

    /// <summary>Fields are left out that the description calls required.</summary>
    public double MissingFields { get; init; }
    public double DuplicateHooks { get; init; }
    public double LostHooks { get; init; }

    /// <summary>A firewall that lets readings pass and refuses a POST with a page of HTML and 403.</summary>
    public double PostBlocked { get; init; }

    /// <summary>A firewall that answers 200 with JSON of its own; nothing is carried out.</summary>
    public double OtherJson { get; init; }

    /// <summary>The answer is some tens of megabytes, packed to a thousandth of that; nothing is carried out.</summary>
    public double Oversized { get; init; }

    /// <summary>WordPress is being updated: 503, which names ten minutes whatever it takes.</summary>
    public double Maintenance { get; init; }

    /// <summary>An answer takes up to five seconds.</summary>
    public double Slow { get; init; }

    public static FaultMix None { get; } = new();

    public static FaultMix OfBol { get; } = new()
    {
        TooMany = 0.02,
        HtmlError = 0.02,
        LostBefore = 0.01,
        LostAfter = 0.02,
        StuckPending = 0.01,
        ProcessFails = 0.02,
        ProcessTimesOut = 0.01,
        InvoiceNotTaken = 0.05,
        MissingFields = 0.05,
        DuplicateHooks = 0.1,
        LostHooks = 0.2,
        Slow = 0.02,
    };

    public static FaultMix OfShop { get; } = new()
    {
        TooMany = 0.01,
        HtmlError = 0.02,
        LostBefore = 0.01,
        LostAfter = 0.02,
        PostBlocked = 0.005,
        OtherJson = 0.005,
        Oversized = 0.001,
        Maintenance = 0.005,
        DuplicateHooks = 0.1,
        LostHooks = 0.2,
        Slow = 0.05,
    };
}
