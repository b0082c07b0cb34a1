using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>One line of a shipment, with the units that go in it.</summary>
internal sealed record ShipItem(string OrderItemId, int Quantity);

/// <summary>What a shipment intent writes.</summary>
/// <param name="TransporterCode">bol's code when it was planned; where <paramref name="Carrier"/> is known it is looked up anew
/// when it is sent.</param>
/// <param name="TrackAndTrace">Null or empty: shipped without a code.</param>
/// <param name="Label">bol's label, instead of a carrier.</param>
/// <param name="Reference">The shipment's reference at bol, by which it is found again; null: the order number.</param>
/// <param name="Parcel">The number of the parcel's row; null: its code.</param>
internal sealed record ShipPayload(
    Guid Account, string BolOrderId, string TransporterCode, string? TrackAndTrace, IReadOnlyList<ShipItem> Items,
    string? Label = null, string? Reference = null, string? Carrier = null, string? Parcel = null)
{
    public string ParcelNumber => Parcel ?? TrackAndTrace ?? "";

    public bool HasCode => Label is not null || !string.IsNullOrEmpty(TrackAndTrace);
}

/// <summary>A code that a shipment at bol lacks.</summary>
internal sealed record TransportPayload(Guid Account, string BolOrderId, string Carrier, string TrackAndTrace);

/// <summary>A shipment that was planned before, by its parcel's number.</summary>
internal sealed record MadeShipment(string Number, IReadOnlyList<ShipItem> Items, IntentState State, bool HasCode = true);

/// <summary>What is known of an order that may have to be shipped.</summary>
/// <param name="Parcels">In the order in which they were found.</param>
/// <param name="Made">Shipments that were planned, whatever became of them.</param>
/// <param name="Codes">Codes that were told afterwards, or are being told.</param>
/// <param name="Cancelling">Lines that are being cancelled at bol.</param>
/// <param name="Refused">Codes that bol would not take: a person was asked about them.</param>
internal sealed record ShipFacts(
    Order Order, IReadOnlyList<KnownParcel> Parcels, IReadOnlyList<MadeShipment> Made, IReadOnlyList<string> Codes,
    IReadOnlyCollection<string>? Cancelling = null, IReadOnlyList<string>? Refused = null)
{
    /// <summary>
    /// Whether it is not decided yet that this line is sent at all: its customer asked to cancel, or it is being cancelled.
    /// </summary>
    public bool IsHeld(OrderLine line) => ShipRule.IsBlocked(Order, line) || Cancelling?.Contains(line.OrderItemId) == true;
}

/// <summary>What must be told to bol.</summary>
/// <param name="Ships">Shipments, each with the parcel it is of; a parcel that is not known yet goes without a code.</param>
/// <param name="Codes">Codes for shipments that went without one.</param>
/// <param name="LookAt">When to look again; null: when something changes.</param>
internal sealed record ShipPlan(IReadOnlyList<(KnownParcel Parcel, ShipPayload Payload)> Ships, IReadOnlyList<KnownParcel> Codes,
    DateTimeOffset? LookAt, Reason Reason);

/// <summary>Decides what of an order must be shipped at bol, in which parcels. Pure.</summary>
internal static class ShipRule
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rarely = TimeSpan.FromHours(6);
    private static readonly TimeSpan CodesComeWithin = TimeSpan.FromDays(7);

    /// <summary>
    /// Waiting for a code ends with the seller's patience, and in any case with the last moment to hand the parcel over.
    /// </summary>
    public static DateTimeOffset TrackingUntil(Order order, DateTimeOffset sentAt, ShippingSettings shipping)
    {
        var until = sentAt + TimeSpan.FromHours(shipping.TrackingWaitHours);
        var deadline = order.DeliverBy is { } day ? GuardRule.HandOverBy(order.PlacedAt, day) : until;
        return until < deadline ? until : deadline > sentAt ? deadline : sentAt;
    }

    public static ShipPlan Decide(ShipFacts facts, ShipSettings settings, DateTimeOffset now)
    {
        var order = facts.Order;
        var lines = order.Lines.Where(l => l.Imported is not null && l.Fulfilment != Fulfilment.Lvb).ToList();
        var blocked = lines.Exists(l => facts.IsHeld(l) && l.Open > l.Shipped);
        var free = lines.ToDictionary(l => l.OrderItemId, l => facts.IsHeld(l) ? 0 : Free(l, facts.Made), StringComparer.Ordinal);
        var flying = facts.Made.Where(m => m.State is not (IntentState.Confirmed or IntentState.Refused))
            .SelectMany(m => m.Items).Select(i => i.OrderItemId).ToHashSet(StringComparer.Ordinal);

        var ships = new List<(KnownParcel, ShipPayload)>();
        var codes = new List<KnownParcel>();
        var waits = false;
        var lacking = WithoutCode(facts, lines);
        foreach (var parcel in facts.Parcels.Where(p => p.Trust == ParcelTrust.Sure
            && !facts.Made.Any(m => Same(m.Number, p.Number))
            && !facts.Codes.Concat(facts.Refused ?? []).Any(c => Same(c, p.Number))))
        {
            if (!CountsAsSent(order, parcel, settings.Flow)) continue;
            var mine = lines.FindAll(l => l.Fulfilment == (parcel.ShippingLabelId is null ? Fulfilment.Own : Fulfilment.Vvb));
            var (taken, mustWait) = Take(parcel, mine, free, flying);
            if (mustWait) waits = true;
            else if (taken.Count > 0) ships.Add((parcel, Payload(order, parcel, taken, settings.Shipping)));
            else if (HasCode(parcel) && parcel.ShippingLabelId is null && lacking-- > 0) codes.Add(parcel);
        }

        return Rest(facts, settings, now, lines, free, flying, blocked, ships, codes, waits);
    }

    /// <summary>Own lines that no parcel took, once the shop says that all was sent.</summary>
    private static ShipPlan Rest(
        ShipFacts facts, ShipSettings settings, DateTimeOffset now, List<OrderLine> lines, Dictionary<string, int> free,
        HashSet<string> flying, bool blocked, List<(KnownParcel, ShipPayload)> ships, List<KnownParcel> codes, bool waits)
    {
        var order = facts.Order;
        var own =
            lines.FindAll(l => l.Fulfilment == Fulfilment.Own && free[l.OrderItemId] > 0 && !flying.Contains(l.OrderItemId));
        ShipPlan Say(string code, DateTimeOffset? look)
        {
            var parcels = ships.Count;
            return new(ships, codes, look, parcels == 0 ? Reason.Of(code)
                : Reason.Of("ship.completed-in-shop", ("carrier", ships[0].Item1.Carrier), ("parcels", parcels)));
        }

        if (order.CompletedInShopAt is not { } sentAt)
            return Say(blocked ? "ship.cancellation-unanswered" : "ship.not-sent", blocked || waits ? now + LookAgain : null);
        if (own.Count > 0)
        {
            var until = TrackingUntil(order, sentAt, settings.Shipping);
            if (now < until) return Say("ship.waiting-for-tracking", until < now + LookAgain ? until : now + LookAgain);
            if (!settings.Shipping.ShipWithoutTracking) return Say("ship.tracking-overdue", now + LookAgain);
            var parcel = new KnownParcel
            {
                SellerId = order.SellerId,
                OrderKey = order.Key,
                Number = KnownParcel.WithoutCode(facts.Parcels),
                Carrier = "",
                Source = ParcelSource.Untracked,
                FoundAt = now,
            };
            ships.Add((parcel,
                Payload(order, parcel, [.. own.Select(l => new ShipItem(l.OrderItemId, free[l.OrderItemId]))],
                    settings.Shipping)));
            return Say("ship.without-tracking", now + LookAgain);
        }

        var flies = lines.Exists(l => l.Fulfilment == Fulfilment.Own && free[l.OrderItemId] > 0);
        if (waits || blocked || flies) return Say(blocked ? "ship.cancellation-unanswered" : "ship.under-way", now + LookAgain);
        if (lines.Exists(l => l.Fulfilment == Fulfilment.Vvb && free[l.OrderItemId] > 0))
            return Say("ship.vvb-label", now + (3 * LookAgain));

        // Shipped without a code: it may still come, in a field (which makes the order change) or in a note (which does not).
        var waited = now - sentAt;
        var later = waited / 4 < LookAgain ? LookAgain : waited / 4 > Rarely ? Rarely : waited / 4;
        return WithoutCode(facts, lines) - codes.Count > 0 && waited < CodesComeWithin ? Say("ship.code-may-come", now + later)
            : Say("ship.nothing-open", null);
    }

    /// <summary>Nothing of it is told to bol until a person has said what becomes of it: the shop has closed it.</summary>
    /// <param name="gone">The shop does not have it any more, also not in the bin: who tells of its parcel has decided.</param>
    public static bool Waits(Order order, bool gone, ShipFacts facts) =>
        order is { ShopOrderId: not null, ShipsThoughClosed: false }
        && (gone ? !Untold(facts.Parcels, facts).Any() : CancelRule.IsClosed(order.ShopStatus));

    /// <summary>Parcels that a person, a file or a program told of and of which bol has not heard.</summary>
    public static IEnumerable<KnownParcel> Untold(IEnumerable<KnownParcel> parcels, ShipFacts facts) =>
        parcels.Where(p => p.Source is ParcelSource.Csv or ParcelSource.Screen or ParcelSource.Api
            && !facts.Made.Any(m => Same(m.Number, p.Number)));

    /// <summary>A customer asked to cancel it, and nobody has said that it is sent all the same.</summary>
    public static bool IsBlocked(Order order, OrderLine line) =>
        line.CancellationRequested && order.CancelAnswer != CancelAnswer.ShipAnyway;

    /// <summary>
    /// Units that no shipment has taken: neither one that bol shows, nor one of ours that is under way or waits for a person.
    /// </summary>
    public static int Free(OrderLine line, IEnumerable<MadeShipment> made)
    {
        var (confirmed, taken) = (0, 0);
        foreach (var shipment in made)
        {
            var units = shipment.Items.Where(i => i.OrderItemId == line.OrderItemId).Sum(i => i.Quantity);
            if (shipment.State == IntentState.Confirmed) confirmed += units;
            else taken += units;
        }

        return Math.Max(0, ToDeliver(line) - Math.Max(line.Shipped, confirmed) - taken);
    }

    /// <summary>
    /// Units that bol waits for, as far as the shop's order still holds them: what its people took out is asked about first, and
    /// a part that was split off goes when it is sent.
    /// </summary>
    public static int ToDeliver(OrderLine line) => line.Imported is null ? line.Open : Math.Min(line.Open, line.Going);

    public static string ReferenceOf(string bolOrderId, string number)
    {
        var reference = number.Length == 0 ? bolOrderId : $"{bolOrderId}-{number}";
        return reference.Length <= 90 ? reference : reference[..90];
    }

    public static IReadOnlyList<ShipItem>? ItemsOf(KnownParcel parcel) =>
        parcel.Items is null ? null : JsonSerializer.Deserialize<List<ShipItem>>(parcel.Items);

    private static bool CountsAsSent(Order order, KnownParcel parcel, FlowSettings flow) =>
        order.CompletedInShopAt is not null || flow.TrackingMeansSent || parcel.Source is ParcelSource.Csv or ParcelSource.Screen
            or ParcelSource.Api;

    /// <summary>A parcel that names its items takes those; one that names none takes all that is still open.</summary>
    private static (List<ShipItem> Taken, bool Wait) Take(KnownParcel parcel, List<OrderLine> lines, Dictionary<string, int> free,
        HashSet<string> flying)
    {
        var named = ItemsOf(parcel);
        var wanted =
            lines.Select(l => (l.OrderItemId, Units: named is null ? int.MaxValue
                : named.Where(i => i.OrderItemId == l.OrderItemId).Sum(i => i.Quantity)))
            .Where(w => w.Units > 0).ToList();

        // What is under way may turn out to be more or less than bol takes: who asks for more than is sure waits for that.
        if (wanted.Exists(w => w.Units > free[w.OrderItemId] && flying.Contains(w.OrderItemId))) return ([], true);
        var taken = wanted.Select(w => new ShipItem(w.OrderItemId, Math.Min(w.Units, free[w.OrderItemId])))
            .Where(i => i.Quantity > 0).ToList();
        foreach (var item in taken) free[item.OrderItemId] -= item.Quantity;
        return (taken, false);
    }

    /// <summary>Shipments at bol without a code: ours, and those that somebody made in bol's own pages.</summary>
    private static int WithoutCode(ShipFacts facts, List<OrderLine> lines)
    {
        var ours = facts.Made.Count(m => !m.HasCode && m.State == IntentState.Confirmed);
        var confirmed = facts.Made.Where(m => m.State == IntentState.Confirmed).SelectMany(m => m.Items).Sum(i => i.Quantity);
        var settled = facts.Made.All(m => m.State is IntentState.Confirmed or IntentState.Refused);
        var elsewhere = settled && lines.Sum(l => l.Shipped) > confirmed ? 1 : 0;
        return ours + elsewhere - facts.Codes.Count;
    }

    private static ShipPayload Payload(Order order, KnownParcel parcel, IReadOnlyList<ShipItem> items,
        ShippingSettings shipping) => new(
        order.AccountId.Value, order.BolOrderId, Carriers.Of(parcel.Carrier, shipping).Code, HasCode(parcel) ? parcel.Number
            : null, items,
        parcel.ShippingLabelId, ReferenceOf(order.BolOrderId, parcel.Number), parcel.Carrier, parcel.Number);

    private static bool HasCode(KnownParcel parcel) => parcel.Code is not null;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
