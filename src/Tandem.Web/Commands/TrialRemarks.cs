using Tandem.Engine.Invoices.Trial;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Commands;

/// <summary>
/// What is said about tried documents, to standard error: problems at once, and of what wants a look each kind once, with how
/// many more documents have it.
/// </summary>
/// <param name="why">Also whose VAT each document has, and why.</param>
internal sealed class TrialRemarks(bool why)
{
    private readonly Dictionary<string, (string First, string Words, int More)> _notes = new(StringComparer.Ordinal);

    public void Add(TriedDocument tried)
    {
        if (tried.Problem is { } problem) Console.Error.WriteLine($"{tried.Name}: {Texts.Say(problem)}");
        if (why && tried.Why is { } reason) Console.Error.WriteLine($"{tried.Name}: {Texts.Say(reason)}");
        foreach (var note in tried.Notes.DistinctBy(note => note.Code))
            _notes[note.Code] = _notes.TryGetValue(note.Code, out var known) ? known with { More = known.More + 1 }
                : (tried.Name, Texts.Say(note), 0);
    }

    public void SayAll()
    {
        foreach (var (first, words, more) in _notes.Values)
            Console.Error.WriteLine(more == 0 ? $"{first}: {words}" : $"{first} (+{more}): {words}");
    }
}
