using System.Globalization;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// All that the simulated bol keeps, behind one lock. Time-driven effects happen when somebody looks, or ticks.
/// </summary>
internal sealed class BolState(SandboxOptions options, Random random)
{
    private readonly PriorityQueue<SimProcess, DateTimeOffset> queue = new();
    private readonly HashSet<string> listed = new(StringComparer.Ordinal);
    private long next = 1_000_000;

    public Lock Gate { get; } = new();
    public TimeProvider Clock => options.Clock;
    public Random Random => random;
    public DateTimeOffset Now => options.Clock.GetUtcNow();
    public Dictionary<string, SimOffer> Offers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order in which they were placed.</summary>
    public List<SimOrder> Orders { get; } = [];
    public Dictionary<string, SimOrder> OrderById { get; } = new(StringComparer.Ordinal);
    public List<SimShipment> Shipments { get; } = [];

    /// <summary>In the order in which they were registered.</summary>
    public List<SimReturn> Returns { get; } = [];
    public Dictionary<string, SimProcess> Processes { get; } = new(StringComparer.Ordinal);

    /// <summary>Events for subscribers: resource, type, id.</summary>
    public event Action<string, string, string>? Happened;

    public string NewId() => (++next).ToString(CultureInfo.InvariantCulture);

    /// <summary>As bol's order numbers look: letters and digits without a pattern.</summary>
    public string NewOrderId() => "A000" + random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture)[..3] + NewId();

    public void Announce(string resource, string type, string id) => Happened?.Invoke(resource, type, id);

    public SimProcess Enqueue(string eventType, string description, string? entityId, bool stuck, string? failure,
        Func<(string?, string?)> effect, bool timesOut = false)
    {
        var now = Now;
        var process = new SimProcess
        {
            Id = NewId(),
            EventType = eventType,
            Description = description,
            CreatedAt = now,
            EntityId = entityId,
            TimesOut = timesOut,
            DueAt = now + (stuck || timesOut ? TimeSpan.FromMinutes(20) : options.BolProcessMax * random.NextDouble()),
            Effect = failure is null ? effect : () => (null, failure),
        };
        Processes.Add(process.Id, process);
        queue.Enqueue(process, process.DueAt);
        return process;
    }

    /// <summary>Carries out what is due.</summary>
    public void Advance()
    {
        var now = Now;
        while (queue.TryPeek(out var process, out var due) && due <= now)
        {
            queue.Dequeue();
            var (entity, failure) = process.TimesOut ? (null, null) : process.Effect();
            process.Status = process.TimesOut ? "TIMEOUT" : failure is null ? "SUCCESS" : "FAILURE";
            process.Error = failure;
            process.EntityId = entity ?? process.EntityId;
            process.EndedAt = now;
            Announce("PROCESS_STATUS", process.Status, process.Id);
        }
    }

    /// <summary>Orders that the list now shows for the first time.</summary>
    public bool FirstListed(SimOrder order, DateTimeOffset now) => order.ListedAt <= now && listed.Add(order.Id);

    public bool AnyPending => queue.Count > 0;
}
