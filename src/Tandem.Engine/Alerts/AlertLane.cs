using System.Runtime.CompilerServices;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Alerts;

/// <summary>
/// Tells people what they do not look at. A lane of its own: a mail server that hangs holds up nothing else, and nothing else
/// holds up the heartbeat. A turn in which nothing is new and nothing due is one query.
/// </summary>
internal sealed class AlertLane(KeepAlerts keep, DeliverAlerts deliver, BeatHeart heart, TimeProvider clock) : ILane
{
    // So much later than it asked for, it was not late but asleep with its machine: nobody read meanwhile.
    private static readonly TimeSpan Slept = TimeSpan.FromMinutes(5);

    // Forgotten with the owner: then everything is looked at anew.
    private readonly ConditionalWeakTable<SellerWork, Memory> _memories = [];

    public Lane Kind => Lane.Alerts;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var memory = _memories.GetOrCreateValue(work);
        if (memory.TurnAt + Slept < clock.GetUtcNow()) memory.AwakeSince = clock.GetUtcNow();
        var version = await work.Owner.Version(ct);
        if (memory.Look is null || memory.Seen != version || memory.Look.Next <= clock.GetUtcNow())
        {
            memory.Look = await keep.Look(work, memory.AwakeSince, ct);
            memory.Seen = version;
            memory.DeliverAt = memory.Look.Waiting ? clock.GetUtcNow() : null;

            // A person may have changed whom to call, or how often.
            memory.BeatAt = await heart.DueAt(work, memory.Look.View.Seller, ct);
        }

        if (memory.DeliverAt <= clock.GetUtcNow())
            memory.DeliverAt = await deliver.Run(work, memory.Look.View.Seller, ct);
        if (memory.BeatAt <= clock.GetUtcNow())
            memory.BeatAt = memory.Look.AllIsWell ? await heart.Beat(work, memory.Look.View.Seller, ct) : null;
        memory.TurnAt = new[] { memory.Look.Next, memory.DeliverAt, memory.BeatAt }.Min();
        return new LaneResult(memory.TurnAt);
    }

    private sealed class Memory
    {
        public (long Own, long Outside) Seen { get; set; }
        public AlertLook? Look { get; set; }
        public DateTimeOffset? DeliverAt { get; set; }
        public DateTimeOffset? BeatAt { get; set; }
        public DateTimeOffset? TurnAt { get; set; }
        public DateTimeOffset AwakeSince { get; set; }
    }
}
