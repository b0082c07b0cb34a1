using Tandem.Engine.Values;

namespace Tandem.Engine.Writes;

/// <summary>Whether a write is still right at the moment in which it is marked as sent.</summary>
internal abstract record Ready
{
    private Ready()
    {
    }

    /// <param name="Payload">What is sent, where that was decided only now.</param>
    public sealed record Go(string? Payload = null) : Ready;

    /// <summary>Not now.</summary>
    public sealed record Wait(TimeSpan For, Reason? Why = null) : Ready;

    /// <summary>Not any more: the row goes, and may be planned anew.</summary>
    /// <param name="Then">What follows from that, once it is gone.</param>
    public sealed record Drop(Func<Task>? Then = null) : Ready;

    /// <summary>Not any more, and it stays on record why.</summary>
    public sealed record End(Reason Why) : Ready;
}
