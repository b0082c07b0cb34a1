using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>What the hands of the careless owner reach, and the dice that they are thrown by.</summary>
internal sealed class OwnerDesk(SandboxOptions options)
{
    // With fewer on the shelf a hand of the owner could sell somebody else's unit, and nobody's fault would look like the
    // connector's.
    public const int Plenty = 8;
    private readonly Random random = new(options.Seed + 4);
    private readonly HashSet<LedgerItem> inHand = [];

    public required SimulatedShop Shop { get; init; }
    public required GroundTruth Truth { get; init; }
    public required BolTill Till { get; init; }
    public required CancelBook Cancels { get; init; }
    public required OwnerBook Book { get; init; }
    public required RefundScreen Refunds { get; init; }
    public required Crowd Crowd { get; init; }

    public bool Chance(double chance) => Share() < chance;

    public T Any<T>(IReadOnlyList<T> things) => things[(int)(Share() * things.Count)];

    public void Later(double minutesFrom, double minutesTo, Action act) =>
        Crowd.After(minutesFrom + ((minutesTo - minutesFrom) * Share()), act);

    /// <summary>Does something to an article that is undone after a while; one thing at a time.</summary>
    public void ForAWhile(LedgerItem item, Action begin, double minutesFrom, double minutesTo, Action end)
    {
        if (!inHand.Add(item)) return;
        begin();
        Later(minutesFrom, minutesTo, () =>
        {
            end();
            inHand.Remove(item);
        });
    }

    /// <summary>Lines of an order that stand for one article each, of which there is something left.</summary>
    public IReadOnlyList<(ShopLineFact Line, LedgerItem Item)> LinesOf(ShopOrderFact order) =>
        [.. order.Lines.Where(line => line.Quantity > line.Refunded
            && (line.BolOrderItemId is null || order.Lines.Count(other => other.BolOrderItemId == line.BolOrderItemId) == 1))
            .Select(line => (Line: line, Item: Truth.ByProduct(line.ProductId)))
            .Where(each => each.Item is not null).Select(each => (each.Line, each.Item!))];

    private double Share()
    {
        lock (random) return random.NextDouble();
    }
}
