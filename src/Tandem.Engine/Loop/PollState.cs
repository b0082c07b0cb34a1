using System.Collections.Concurrent;

namespace Tandem.Engine.Loop;

/// <summary>When each source was last hinted at. Forgotten with the owner, and soon known again where webhooks come.</summary>
internal sealed class PollState
{
    // A shop that is closed for a moment is asked this often at most because something hints that it is open again.
    private static readonly TimeSpan BetweenHintsWhileFailing = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<SourceName, DateTimeOffset> _hints = new();
    private readonly ConcurrentDictionary<SourceName, DateTimeOffset> _failing = new();
    private readonly ConcurrentDictionary<SourceName, bool> _hooked = new();

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool? Told)> _odd = new(StringComparer.Ordinal);

    /// <summary>A webhook told of news.</summary>
    public void Hooked(SourceName source) => _hooked[source] = true;

    /// <returns>Whether one did since this was last asked.</returns>
    public bool TakeHook(SourceName source) => _hooked.TryRemove(source, out _);

    /// <summary>The reading failed, at this moment.</summary>
    public void Failed(SourceName source, DateTimeOffset at) => _failing[source] = at;

    /// <summary>Whether a hint may make a source due that failed last time: it does not rest for nothing.</summary>
    public bool HintCounts(SourceName source, DateTimeOffset now) =>
        !_failing.TryGetValue(source, out var at) || now - at >= BetweenHintsWhileFailing;

    /// <summary>The reading succeeded: its remote answers.</summary>
    /// <returns>Other sources of the same remote that rest after a failure.</returns>
    public IReadOnlyList<SourceName> Answered(SourceName source)
    {
        _failing.TryRemove(source, out _);
        return _failing.IsEmpty ? [] : [.. _failing.Keys.Where(source.IsBeside)];
    }

    /// <summary>An entry could not be read; true where none was lately, so that it must be told.</summary>
    public bool OddEntryIsNew(string cause, DateTimeOffset now)
    {
        var isNew = !_odd.TryGetValue(cause, out var last) || last.Told is not true;
        _odd[cause] = (now, true);
        return isNew;
    }

    /// <summary>
    /// None could not be read for so long: true once. What was told before this owner began counts as told now.
    /// </summary>
    public bool OddEntryIsOver(string cause, DateTimeOffset now, TimeSpan remembered)
    {
        var (at, told) = _odd.GetOrAdd(cause, _ => (now, null));
        if (told is false || now - at < remembered) return false;
        _odd[cause] = (now, false);
        return true;
    }

    /// <summary>Takes in how a reading went, and says when the next one is due.</summary>
    /// <param name="newsAt">When the last reading that found something new began; null: none did yet.</param>
    public TimeSpan Next(SourceName source, DateTimeOffset? newsAt, bool hinted, DateTimeOffset began, DateTimeOffset ended)
    {
        if (hinted) _hints[source] = began;
        return PollRule.Next(began - newsAt, _hints.TryGetValue(source, out var hint) ? began - hint : null, ended - began);
    }
}
