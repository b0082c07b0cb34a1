namespace Tandem.Engine.Loop;

/// <summary>How far a remote write has come.</summary>
public enum IntentState
{
    /// <summary>Decided, not sent.</summary>
    Planned,

    /// <summary>Marked before the call went out; not yet acknowledged for good.</summary>
    Sent,

    /// <summary>The remote has it: its own answer, its process status or a read-back says so.</summary>
    Confirmed,

    /// <summary>The remote refused it for good, in its own words.</summary>
    Refused,

    /// <summary>The answer was lost: read back before anything else, never resent blind.</summary>
    Unknown,
}
