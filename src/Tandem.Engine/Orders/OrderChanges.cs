using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>
/// The one door through which orders change: whoever learns something of an order, a reading, a person or a write that ended,
/// changes it here. Here it is concluded how far the order is, and every feature reacts.
/// </summary>
public sealed class OrderChanges
{
    // What a reaction changes is a change too. It comes to rest in two rounds, three where a cancellation answers itself.
    private const int MostRounds = 5;
    private readonly IReadOnlyList<IOrderReaction> _reactions;
    private readonly IReadOnlyList<IShopOrderReaction> _ofShop;
    private readonly IReadOnlyList<IOrderDetailReaction> _ofDetail;

    internal OrderChanges(IEnumerable<IOrderReaction> reactions, IEnumerable<IShopOrderReaction> ofShop,
        IEnumerable<IOrderDetailReaction>? ofDetail = null) =>
        (_reactions, _ofShop, _ofDetail) = ([.. reactions], [.. ofShop], [.. ofDetail ?? []]);

    /// <summary>bol's details of orders of one seller, which name the customer, have been read.</summary>
    internal async Task Detailed(TandemDb db, IReadOnlyList<(Order Order, BolOrder Detail)> read, DateTimeOffset now,
        CancellationToken ct)
    {
        foreach (var reaction in _ofDetail) await reaction.React(db, read, now, ct);
    }

    /// <summary>The shop's orders, before what they mean for bol's is taken over.</summary>
    internal async Task Shown(TandemDb db, Shop shop, IReadOnlyList<WooOrder> shown, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var reaction in _ofShop) await reaction.React(db, shop, shown, now, ct);
    }

    /// <inheritdoc cref="IShopOrderReaction.Watched"/>
    internal async Task<IReadOnlyList<long>> Watched(TandemDb db, Shop shop, CancellationToken ct)
    {
        var watched = new List<long>();
        foreach (var ids in _ofShop.Select(r => r.Watched(db, shop)).OfType<IQueryable<long>>())
            watched.AddRange(await ids.ToListAsync(ct));
        return watched;
    }

    /// <inheritdoc cref="IShopOrderReaction.Gone"/>
    internal async Task Gone(TandemDb db, Shop shop, IReadOnlyCollection<long> orders, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var reaction in _ofShop) await reaction.Gone(db, shop, orders, now, ct);
    }

    /// <param name="orders">Tracked or new, with their lines.</param>
    /// <param name="change">Changes one of them.</param>
    /// <param name="shown">What the shop has just shown of them, by key.</param>
    /// <exception cref="InvalidOperationException">Reactions never come to rest: a bug.</exception>
    internal async Task Apply(
        TandemDb db, IReadOnlyCollection<Order> orders, Action<Order> change, DateTimeOffset now, CancellationToken ct,
        IReadOnlyDictionary<long, ShownOrder>? shown = null)
    {
        if (orders.Count == 0) return;
        var before = orders.Select(order => (Order: order, Image: OrderImage.Of(order))).ToList();
        var told = orders.Where(o => shown?.GetValueOrDefault(o.Key) is { } of && !o.IsOutdated(of.Order, now))
            .ToDictionary(o => o.Key, o => shown![o.Key]);
        foreach (var order in orders) change(order);
        foreach (var order in orders.Where(o => told.ContainsKey(o.Key))) order.TakeMoment(told[order.Key].Order, now);
        for (var round = 0; before.Count > 0; round++)
        {
            if (round == MostRounds)
                throw new InvalidOperationException("The reactions to a change of an order do not come to rest.");
            foreach (var (order, _) in before) Conclude(order);
            await db.SaveChangesAsync(ct);
            var images = before.ConvertAll(b => (b.Order, Image: OrderImage.Of(b.Order)));
            var changes =
                before.ConvertAll(b =>
                    new OrderChange(b.Order, b.Image, round == 0 ? told.GetValueOrDefault(b.Order.Key) : null));
            foreach (var reaction in _reactions) await reaction.React(db, changes, now, ct);
            before = images.FindAll(i => !i.Image.IsLike(OrderImage.Of(i.Order)));
        }
    }

    /// <summary>Nothing of the rows changed, but something about them did: a write that ended, an answer.</summary>
    internal Task Apply(TandemDb db, Order order, DateTimeOffset now, CancellationToken ct) =>
        Apply(db, [order], _ => { }, now, ct);

    private static void Conclude(Order order)
    {
        (order.DeliverBy, order.ExpiresOn) = OrderStateRule.DatesOf(order);
        (order.State, order.StateReason) = OrderStateRule.StateOf(order);
    }
}
