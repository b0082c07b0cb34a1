namespace Tandem.Engine.Loop;

/// <summary>
/// How soon a source is read again by itself. Pure. Readings remain the truth: webhooks only make them come sooner.
/// </summary>
internal static class PollRule
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Asleep = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FastAsleep = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BusyFor = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AsleepAfter = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FastAsleepAfter = TimeSpan.FromHours(24);

    /// <summary>A slow shop is not asked the whole time: at most this share of it.</summary>
    private const double LargestShare = 0.2;

    /// <param name="sinceNews">How long ago a reading last found something new; null: none did yet, which is as quiet as can
    /// be.</param>
    /// <param name="sinceHint">How long ago a webhook last told of news; null: none did yet.</param>
    /// <param name="took">How long the reading took.</param>
    public static TimeSpan Next(TimeSpan? sinceNews, TimeSpan? sinceHint, TimeSpan took)
    {
        // Webhooks that come need no hurry beside them; news without any does.
        var told = sinceHint is { } hint && hint <= (sinceNews ?? TimeSpan.Zero) + BusyFor;
        var rest = sinceNews switch
        {
            null => Asleep,
            { } quiet when quiet > FastAsleepAfter => FastAsleep,
            { } quiet when quiet > AsleepAfter => Asleep,
            { } quiet when quiet <= BusyFor && !told => Busy,
            _ => Usual,
        };
        var least = took * ((1 / LargestShare) - 1);
        return least > rest ? least : rest;
    }
}
