using System.Collections.Concurrent;

namespace Tandem.Sandbox.Ledger;

/// <summary>What the shop's owner changed by hand, and what he means by it: he says it when he is asked.</summary>
internal sealed class OwnerBook
{
    private readonly ConcurrentDictionary<string, bool> delivers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, bool> edited = new();

    /// <summary>What was taken off a bol order is delivered all the same, or is cancelled at bol.</summary>
    public void Means(string bolOrderId, bool delivered) => delivers[bolOrderId] = delivered;

    /// <summary>Null: he changed nothing of it.</summary>
    public bool? Delivers(string bolOrderId) => delivers.TryGetValue(bolOrderId, out var delivered) ? delivered : null;

    /// <summary>Lines of this order of the shop are no longer what was sold.</summary>
    public void Edited(long shopOrderId) => edited[shopOrderId] = true;

    public bool IsEdited(long shopOrderId) => edited.ContainsKey(shopOrderId);
}
