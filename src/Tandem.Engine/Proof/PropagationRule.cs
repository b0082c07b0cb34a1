using Tandem.Engine.Stock;

namespace Tandem.Engine.Proof;

/// <summary>Works out from the ledger how long numbers took to reach bol. Pure.</summary>
internal static class PropagationRule
{
    private static readonly TimeSpan[] Bounds =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <param name="entries">Decisions and acknowledgements, oldest first. A decision that a later one overtook counts from the
    /// first that bol did not have yet: that is how long bol was behind.</param>
    public static Propagation Of(IEnumerable<(long Offer, DateTimeOffset At, StockCause Cause)> entries)
    {
        var waiting = new Dictionary<long, DateTimeOffset>();
        var took = new List<TimeSpan>();
        foreach (var (offer, at, cause) in entries)
        {
            if (cause == StockCause.Decision) waiting.TryAdd(offer, at);
            else if (cause == StockCause.Push && waiting.Remove(offer, out var since)) took.Add(at - since);
        }

        took.Sort();
        var bands = Bounds.Select((bound, i) =>
            ((TimeSpan?)bound, took.Count(t => t <= bound && (i == 0 || t > Bounds[i - 1])))).ToList();
        bands.Add((null, took.Count(t => t > Bounds[^1])));
        return new Propagation(bands, took.Count == 0 ? null : took[took.Count / 2]);
    }
}
