using System.Collections.Concurrent;

namespace Tandem.Bol;

/// <summary>The buckets of one client id, one per published limit.</summary>
internal sealed class Budgets(PublishedLimits limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Waits until the request may be sent; leave the bucket when its answer is there.</summary>
    public async Task<Bucket> Enter(BolCall call, TimeSpan longestWait, CancellationToken ct)
    {
        var limit = Limits.For(limits.Current(), call.Method, call.Path);
        var bucket = buckets.GetOrAdd(limit.Key, _ => new Bucket(limit, clock));
        bucket.Follow(limit);
        await bucket.Enter(longestWait, ct);
        return bucket;
    }
}
