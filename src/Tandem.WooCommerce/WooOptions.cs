namespace Tandem.WooCommerce;

/// <summary>How the client behaves towards every shop.</summary>
public sealed class WooOptions
{
    /// <summary>Longest wait for one answer, in real time.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>For a shop on your own machine with a certificate that no authority signed.</summary>
    public bool AllowUntrustedCertificates { get; set; }

    /// <summary>
    /// The largest answer that is read, in bytes after unpacking (default 24 MB: a hundred products with a quarter megabyte
    /// each).
    /// </summary>
    public int LargestAnswer { get; set; } = 24 * 1024 * 1024;

    /// <summary>How often a reading that fails is tried before it counts as failed.</summary>
    public int ReadAttempts { get; set; } = 3;

    /// <summary>Most requests to one shop at a time; parallelism beyond its cores brings nothing.</summary>
    public int MaxConcurrency { get; set; } = 4;
}
