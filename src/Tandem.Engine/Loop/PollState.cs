using System.Collections.Concurrent;

namespace Tandem.Engine.Loop;

/// <summary>When each source last had news and was last hinted at. Forgotten with the owner: then all is read at the usual pace again.</summary>
internal sealed class PollState
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset? News, DateTimeOffset? Hint)> _sources = new(StringComparer.Ordinal);

    /// <summary>Takes in how a reading went, and says when the next one is due.</summary>
    public TimeSpan Next(string source, bool hinted, bool news, DateTimeOffset began, DateTimeOffset ended)
    {
        var known = _sources.AddOrUpdate(
            source,
            _ => (began, hinted ? began : null),
            (_, last) => (news ? began : last.News, hinted ? began : last.Hint));
        return PollRule.Next(began - known.News, began - known.Hint, ended - began);
    }
}
