namespace Tandem.Sandbox.Bol;

/// <summary>A return as bol keeps it: what a customer sends back in one go, perhaps of several orders.</summary>
internal sealed class SimReturn
{
    public required string Id { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>How late the lists are with it; the return itself can be read at once.</summary>
    public required TimeSpan Lag { get; init; }
    public required IReadOnlyList<SimReturnItem> Items { get; init; }

    public bool IsHandled => Items.All(item => item.HandledAt is not null);

    public bool IsListed(DateTimeOffset now) => RegisteredAt + Lag <= now;

    public bool IsListedAsHandled(DateTimeOffset now) => IsHandled && Items.Max(item => item.HandledAt) + Lag <= now;
}

/// <summary>One article of a return, which is handled by itself.</summary>
internal sealed class SimReturnItem
{
    public const string Received = "RETURN_RECEIVED";
    public const string Refused = "RETURN_DOES_NOT_MEET_CONDITIONS";
    public const string StillApproved = "STILL_APPROVED";
    public const string KeptFree = "CUSTOMER_KEEPS_PRODUCT_FREE_OF_CHARGE";
    public const string Expired = "EXPIRED";
    public const string CancelledByCustomer = "CANCELLED_BY_CUSTOMER";

    // What was never sent, or was called off, may be registered anew.
    private static readonly string[] Void = [Expired, CancelledByCustomer];

    private readonly Dictionary<string, int> standing = new(StringComparer.Ordinal);

    public required string RmaId { get; init; }
    public required SimOrder Order { get; init; }
    public required SimOrderItem Item { get; init; }

    /// <summary>As the customer announced them.</summary>
    public required int Units { get; init; }
    public required SimReturnReason Reason { get; init; }

    /// <summary>The seller made it himself: no customer registered it.</summary>
    public bool MadeBySeller { get; init; }

    /// <summary>Units that were handed to the carrier, or need not be: the others expire.</summary>
    public int Sent { get; set; }

    /// <summary>When the last of its units was handled for the first time; null: some still wait.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>How often somebody handled it, or changed how it was handled.</summary>
    public int Times { get; private set; }
    public List<SimReturnResult> Results { get; } = [];

    /// <summary>Units of which nobody has said yet what becomes of them.</summary>
    public int Undecided => Units - standing.Values.Sum();

    /// <summary>Units that bol counts as back, or as kept without paying.</summary>
    public int Back => Standing(Received) + Standing(StillApproved) + Standing(KeptFree);

    /// <summary>Units that are no longer on their way.</summary>
    public int CalledOff => Void.Sum(Standing);

    /// <summary>Units of which this is the last word.</summary>
    public int Standing(string handling) => standing.GetValueOrDefault(handling);

    /// <summary>Says of units what becomes of them: first of those that wait, then of others anew.</summary>
    public void Say(IReadOnlyList<(int Units, string Handling)> results, DateTimeOffset now)
    {
        Times++;
        foreach (var (units, handling) in results)
        {
            var after = handling == StillApproved ? Math.Min(units, Standing(Refused)) : 0;
            Retract(after, Refused);
            Retract(units - after - Math.Min(units - after, Undecided), null);
            standing[handling] = Standing(handling) + Math.Min(units, Undecided);
            Results.Add(new SimReturnResult(units, ProcessingOf(handling), handling, now));
        }

        if (Undecided == 0) HandledAt ??= now;
    }

    /// <param name="said">What was said of them; null: whatever it was.</param>
    private void Retract(int units, string? said)
    {
        foreach (var handling in said is null ? standing.Keys.ToList() : [said])
        {
            var taken = Math.Min(units, Standing(handling));
            standing[handling] = Standing(handling) - taken;
            units -= taken;
        }
    }

    private static string ProcessingOf(string handling) => handling switch
    {
        Refused => "REJECTED",
        "CUSTOMER_KEEPS_PRODUCT_PAID" or Expired or CancelledByCustomer => "CANCELLED",
        _ => "ACCEPTED",
    };
}

/// <summary>What the customer chose, and wrote.</summary>
internal sealed record SimReturnReason(string Main, string? Detail, string Comments);

/// <summary>What became of so many units.</summary>
internal sealed record SimReturnResult(int Units, string Processing, string Handling, DateTimeOffset At);

/// <summary>Units of a line that a customer wants to send back.</summary>
internal sealed record SimReturnWish(SimOrder Order, SimOrderItem Item, int Units);
