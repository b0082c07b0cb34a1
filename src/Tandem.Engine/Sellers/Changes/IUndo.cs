using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers.Changes;

/// <summary>How changes of one setting are undone. The feature that the setting belongs to knows.</summary>
internal interface IUndo
{
    /// <summary>As notes name it (<see cref="Journal.Activity.Setting"/>).</summary>
    string Setting { get; }

    /// <summary>Why this very change cannot be undone, whatever is set now; null: it can.</summary>
    Reason? Objection(Reason note) => null;

    /// <summary>What is set now where the note is about, in the form of its facts <c>was</c> and <c>now</c>.</summary>
    /// <returns>Null where there is no such place any more.</returns>
    Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct);

    /// <summary>A text that a note keeps, as <see cref="Now"/> would write it today.</summary>
    string Read(string kept) => kept;

    /// <summary>Says again what was said before the change, by a person's own door, and so with a note of its own.</summary>
    /// <returns>Why it cannot be; null: it is.</returns>
    Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct);
}
