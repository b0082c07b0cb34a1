using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>Decides whether a bol order goes into the shop, and in which status. Pure.</summary>
internal static class ImportRule
{
    /// <param name="from">The moment from which orders are imported.</param>
    /// <param name="elsewhere">The same order, as other accounts of the same retailer show it.</param>
    /// <returns>Null where it is imported; else why not.</returns>
    public static Reason? WhyNot(Order order, ImportSettings settings, DateTimeOffset from, IEnumerable<ElsewhereOrder> elsewhere)
    {
        if (elsewhere.Any(other => GoesFirst(other, order))) return Reason.Of("order.of-other-account");
        if (order.PickedByHand) return null;
        if (order.PlacedAt < from) return Reason.Of("order.before-go-live");
        return KindOf(order.Lines.Select(l => l.Fulfilment)) switch
        {
            Fulfilment.Lvb when !settings.Lvb => Reason.Of("order.lvb"),
            Fulfilment.Vvb when !settings.Vvb => Reason.Of("order.vvb-off"),
            Fulfilment.Own when !settings.Own => Reason.Of("order.own-off"),
            _ => null,
        };
    }

    /// <summary>One that is in the shop, or on its way there, and else that of the account that was added first.</summary>
    private static bool GoesFirst(ElsewhereOrder other, Order order) => other.State switch
    {
        OrderState.Skipped => false,
        OrderState.Seen => other.Planned || other.Account.Value.CompareTo(order.AccountId.Value) < 0,
        _ => true,
    };

    /// <summary>
    /// What the whole order counts as: bol's own only where nothing of it is the seller's, bol's label only where nothing else is
    /// needed.
    /// </summary>
    public static Fulfilment KindOf(IEnumerable<Fulfilment> lines)
    {
        var kinds = lines.ToHashSet();
        return kinds.Contains(Fulfilment.Own) || kinds.Count == 0 ? Fulfilment.Own : kinds.Contains(Fulfilment.Vvb)
            ? Fulfilment.Vvb : Fulfilment.Lvb;
    }

    /// <summary>The status in which the shop gets it.</summary>
    public static string StatusOf(Fulfilment kind, ImportSettings settings) => kind switch
    {
        Fulfilment.Vvb => settings.VvbStatus,
        Fulfilment.Lvb => settings.LvbStatus,
        _ => settings.OwnStatus,
    };

    /// <summary>
    /// The status to give an order that is there and for which the shop has taken no stock, because something broke off while
    /// it was made (a plugin that crashed leaves it unpaid): the one that was asked for. Null where nothing is to be mended.
    /// </summary>
    /// <param name="has">The status that it has.</param>
    /// <param name="asked">The status that it was made with.</param>
    public static string? StatusToMend(string? has, string asked) =>
        has is "pending" or "auto-draft" or "checkout-draft" && has != asked ? asked : null;

    /// <summary>
    /// The lines that go into the shop: what the seller sends, or, of an order that bol sends as a whole, everything. Units
    /// that were cancelled before do not.
    /// </summary>
    public static IReadOnlyList<OrderLine> LinesFor(Order order) => LinesFor(order, l => l.Open);

    /// <inheritdoc cref="LinesFor(Order)"/>
    /// <param name="units">Units of a line that count.</param>
    public static IReadOnlyList<OrderLine> LinesFor(Order order, Func<OrderLine, int> units)
    {
        var lvb = KindOf(order.Lines.Select(l => l.Fulfilment)) == Fulfilment.Lvb;
        return [.. order.Lines.Where(l => units(l) > 0 && (lvb || l.Fulfilment != Fulfilment.Lvb))];
    }
}
