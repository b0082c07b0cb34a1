namespace Tandem.Engine.Writes;

/// <summary>When it failed.</summary>
internal enum WriteMoment
{
    /// <summary>While something was read for it: no request to write was on its way.</summary>
    Reading,

    /// <summary>While the request was on its way.</summary>
    Calling,

    /// <summary>The remote had queued it, and ended it there without carrying it out.</summary>
    InQueue,
}
