using Tandem.Engine.Values;

namespace Tandem.Engine.Writes;

/// <summary>What a look at the remote says of a write.</summary>
internal abstract record Found
{
    private Found()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Done : Found;

    /// <summary>It is not there and can never be any more: it ends.</summary>
    public sealed record TooLate(Reason? Why = null) : Found;

    /// <summary>The remote has it in its queue.</summary>
    public sealed record Queued(string ProcessStatusId) : Found;

    /// <summary>It is not there now.</summary>
    /// <param name="MayStillWork">As in <see cref="WritePolicy"/>, where this one differs.</param>
    public sealed record NotThere(TimeSpan? MayStillWork = null) : Found;

    /// <summary>Nobody can tell now.</summary>
    /// <param name="Again">When to look again; null: ever more slowly.</param>
    /// <param name="Ask">What to ask a person from now on.</param>
    /// <param name="HasEnded">The remote's queue will tell nothing more of it: it is Unknown.</param>
    public sealed record CannotTell(TimeSpan? Again = null, Reason? Ask = null, bool HasEnded = false) : Found;
}
