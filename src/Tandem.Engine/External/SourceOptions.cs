namespace Tandem.Engine.External;

/// <summary>What this machine allows external sources.</summary>
public sealed class SourceOptions
{
    /// <summary>
    /// Fetch files from addresses that only this machine or its network can reach. Off by default: whoever may type an address
    /// in could otherwise look around in that network.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The largest file, in bytes, unpacked (default 50 MB).</summary>
    public long LargestFile { get; set; } = 50 * 1024 * 1024;

    /// <summary>How long one file may take, in real time (default two minutes).</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);
}
