namespace Tandem.Engine.Writes;

/// <summary>In what one kind of write differs from the others, as far as the machine cares.</summary>
/// <param name="Name">Names its steps (see <see cref="Loop.Checkpoints"/>).</param>
/// <param name="RefusedCode">The question to a person when the remote refuses it: facts <c>order</c>, <c>ean</c> and
/// <c>words</c>.</param>
internal sealed record WritePolicy(string Name, string RefusedCode)
{
    /// <summary>So many are carried out side by side.</summary>
    public int AtOnce { get; init; } = 10;

    /// <summary>Those that are carried out side by side are marked in one transaction, and settled in one.</summary>
    public bool Together { get; init; }

    /// <summary>So many are taken up before the next are chosen.</summary>
    public int TakesAtMost { get; init; } = 200;

    /// <summary>Of one subject only the oldest is due, also where that must wait.</summary>
    public bool InTurn { get; init; }

    /// <summary>What is planned is looked for before it is sent, too. Needed where sending takes more than one call.</summary>
    public bool LooksFirst { get; init; }

    /// <summary>
    /// A process that bol calls a success was carried out. Else the thing itself is looked at before anything is concluded.
    /// </summary>
    public bool SuccessIsProof { get; init; }

    /// <summary>
    /// So long after a request left, the remote may still carry it out: that it is not there proves nothing. Null: for ever; what
    /// was lost is never sent again.
    /// </summary>
    public TimeSpan? MayStillWork { get; init; } = TimeSpan.Zero;

    /// <summary>bol may take hours to end a process (facts/bol.md §6). After this only what bol shows can tell.</summary>
    public TimeSpan GiveUpWaiting { get; init; } = TimeSpan.FromHours(3);

    /// <summary>While its module observes it is taken out of the plan. Else it waits, and holds up nothing.</summary>
    public bool TakenBackWhileObserving { get; init; }

    /// <summary>After so many refusals in a row a person is asked.</summary>
    public int AskAfterRefusals { get; init; } = 1;

    /// <summary>After so many refusals in a row it ends; null: it is tried for ever, ever more slowly.</summary>
    public int? EndAfterRefusals { get; init; }

    /// <summary>After failing for so long in any other way a person is asked.</summary>
    public TimeSpan AskAfter { get; init; } = TimeSpan.FromMinutes(30);
}
