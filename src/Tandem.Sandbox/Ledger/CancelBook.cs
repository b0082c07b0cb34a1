using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Who wanted to cancel what, what came of it, and when its units were free again. Both remotes tell it inside their own lock; it
/// asks neither.
/// </summary>
internal sealed class CancelBook(SandboxOptions options, GroundTruth truth)
{
    // From a change at bol until the shop can have been told: bol's list is a minute late, is asked once a minute, and both may
    // fail.
    private static readonly TimeSpan Tellable = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> free = new(StringComparer.Ordinal);
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> inHand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> takenOff = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> cancelledAt = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];

    /// <summary>Lines that were cancelled at bol although nobody asked, or sent long after they were.</summary>
    public int Wrongly { get; private set; }

    public IReadOnlyList<string> Notes()
    {
        lock (gate) return [.. notes];
    }

    /// <summary>Somebody who may wants this line cancelled, while it is open.</summary>
    public void Asked(SimOrderItem item)
    {
        lock (gate) asked.Add(item.Id);
    }

    public bool IsAsked(string itemId)
    {
        lock (gate) return asked.Contains(itemId);
    }

    /// <summary>The owner is at work on an order of bol: nobody else wants to cancel it.</summary>
    public void TakeInHand(string bolOrderId)
    {
        lock (gate) inHand.Add(bolOrderId);
    }

    /// <summary>The same of an order of the shop itself.</summary>
    public void TakeInHand(long shopOrderId) => TakeInHand($"shop {shopOrderId}");

    public bool IsInHand(long shopOrderId) => IsInHand($"shop {shopOrderId}");

    public bool IsInHand(string bolOrderId)
    {
        lock (gate) return inHand.Contains(bolOrderId);
    }

    /// <summary>The owner takes units of a line off the shop's order, and will cancel them at bol.</summary>
    /// <param name="back">They are for sale again at once; else they are broken.</param>
    public void TakenOff(ShopLineFact line, int units, bool back)
    {
        lock (gate)
        {
            asked.Add(line.BolOrderItemId!);
            takenOff[line.BolOrderItemId!] = takenOff.GetValueOrDefault(line.BolOrderItemId!) + units;
            if (back) truth.Arrived(line.ProductId, units);
        }
    }

    /// <summary>Whether its parcel has left the building.</summary>
    public bool IsSent(string itemId)
    {
        lock (gate) return sent.Contains(itemId);
    }

    /// <summary>bol has cancelled what was open of the line: its units are for sale again, if they are still here.</summary>
    public void CancelledAtBol(SimOrder order, SimOrderItem item)
    {
        lock (gate)
        {
            cancelledAt.TryAdd(item.Id, options.Clock.GetUtcNow());
            if (!asked.Contains(item.Id)) Wrong($"bol {order.Id}: line {item.Id} was cancelled, and nobody asked");
            if (sent.Contains(item.Id) || !free.Add(item.Id)) return;
            var left = Math.Max(0, item.Cancelled - takenOff.GetValueOrDefault(item.Id));
            foreach (var (part, units) in truth.PartsOf(item.Offer)) truth.Arrived(part.ProductId, left * units);
        }
    }

    /// <summary>The shop's people cancel an order of bol: whoever looks at the shelf may sell its units from now on.</summary>
    public void CancelledInShop(ShopOrderFact order)
    {
        lock (gate)
        {
            foreach (var lines in order.Lines.Where(line => line.BolOrderItemId is not null)
                .GroupBy(line => line.BolOrderItemId!))
            {
                asked.Add(lines.Key);
                if (sent.Contains(lines.Key) || !free.Add(lines.Key)) continue;
                foreach (var line in lines) truth.Arrived(line.ProductId, line.Quantity - line.Refunded);
            }
        }
    }

    /// <summary>The warehouse sends what the order holds and what was not refunded.</summary>
    public void Sent(ShopOrderChange change)
    {
        if (change.Order.Status != "completed" || change.Before == "completed") return;
        lock (gate)
        {
            foreach (var lines in change.Order.Lines.Where(line => line.BolOrderItemId is not null
                && line.Quantity > line.Refunded).GroupBy(line => line.BolOrderItemId!))
            {
                var item = lines.Key;
                if (!sent.Add(item)) continue;
                if (free.Remove(item))
                {
                    foreach (var line in lines) truth.Arrived(line.ProductId, line.Refunded - line.Quantity);
                }

                if (cancelledAt.TryGetValue(item, out var at) && change.At - at > Tellable
                    && !truth.WasDownBetween(at, change.At))
                    Wrong($"bol {change.Order.BolOrderId}: line "
                        + $"{item} was sent {(change.At - at).TotalMinutes:0} minutes after it was cancelled");
            }
        }
    }

    private void Wrong(string note)
    {
        Wrongly++;
        notes.Add(note);
    }
}
