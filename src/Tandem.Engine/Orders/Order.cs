using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>A bol order and how far it has come. Holds nothing of its customer.</summary>
internal sealed class Order
{
    private static readonly TimeSpan SideBySide = TimeSpan.FromMinutes(5);

    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public required string BolOrderId { get; set; }
    public DateTimeOffset PlacedAt { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }

    /// <summary>The newest change that a reading has shown.</summary>
    public DateTimeOffset? ChangedAt { get; set; }
    public OrderState State { get; set; }
    public Reason? StateReason { get; set; }

    /// <summary>A person chose to import it although it is older than the moment from which orders are imported.</summary>
    public bool PickedByHand { get; set; }
    public ShopId? ShopId { get; set; }
    public long? ShopOrderId { get; set; }

    /// <summary>The number that the shop's people know it by: the id, unless a plugin numbers the orders.</summary>
    public string? ShopOrderNumber { get; set; }
    public string? ShopStatus { get; set; }

    /// <summary>
    /// When the shop had last changed it, of what was taken over, and when that was: lanes read side by side, and an answer that
    /// tells of an earlier moment may come in last.
    /// </summary>
    public DateTimeOffset? ShopChangedAt { get; set; }
    public DateTimeOffset? ShopSeenAt { get; set; }

    /// <summary>Orders of the shop that its people split off this one; empty: it is whole.</summary>
    public List<long> SplitInto { get; set; } = [];

    /// <summary>When the shop had answered that the order exists: a stock reading that began later contains it.</summary>
    public DateTimeOffset? ImportedAt { get; set; }
    public long? TotalCentsInclVat { get; set; }

    /// <summary>The country that it goes to; null while bol's detail was not read.</summary>
    public string? Destination { get; set; }

    /// <summary>The country whose rates the shop applies, as its settings say.</summary>
    public string? TaxedIn { get; set; }

    /// <summary>The customer gave a VAT number or a number of the trade register; the number itself is not kept.</summary>
    public bool Business { get; set; }

    /// <summary>The country of the VAT number that the customer gave (Greece: EL); null: gave none.</summary>
    public string? VatNumberOf { get; set; }

    /// <summary>The first promise among what must still be sent; with nothing left, the last that was known.</summary>
    public DateOnly? DeliverBy { get; set; }

    /// <summary>The first day, of the same lines, on which bol cancels by itself what is still open.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>When the deadline guard looks next; null where there is nothing left to guard.</summary>
    public DateTimeOffset? GuardAt { get; set; }

    /// <summary>When its status in the shop and at bol must be compared; null: they agree.</summary>
    public DateTimeOffset? FlowDueAt { get; set; }

    /// <summary>When a customer's request to cancel was first seen, and what was answered.</summary>
    public DateTimeOffset? CancelAskedAt { get; set; }
    public CancelAnswer CancelAnswer { get; set; }

    /// <summary>The shop's status from before a request put the order on hold.</summary>
    public string? StatusBeforeHold { get; set; }

    /// <summary>A person said that it is on its way although the shop has closed or lost it: bol is told without it.</summary>
    public bool ShipsThoughClosed { get; set; }

    /// <summary>A person said that what the shop has back in stock was sent: its stock is taken again.</summary>
    public bool SaidSent { get; set; }

    /// <summary>The shop has completed it and its tracking must be looked for.</summary>
    public DateTimeOffset? TrackingDueAt { get; set; }
    public DateTimeOffset? CompletedInShopAt { get; set; }

    /// <summary>When bol was first seen to show something of it as shipped.</summary>
    public DateTimeOffset? SentAtBolAt { get; set; }

    /// <summary>
    /// When bol's shipments of it are read: something was shipped of which the shipment is not known; null: all are.
    /// </summary>
    public DateTimeOffset? ShipmentsDueAt { get; set; }
    public int ShipmentsLooks { get; set; }

    /// <summary>When somebody said that its packing slip came out of the printer well; null: not yet.</summary>
    public DateTimeOffset? SlipPrintedAt { get; set; }
    public List<OrderLine> Lines { get; } = [];

    /// <summary>Takes over the number that the shop shows for it: a plugin may number it later, or anew.</summary>
    public void TakeNumber(string? number) => ShopOrderNumber = ShopNumber.In(number) ?? ShopOrderNumber;

    /// <summary>The shop showed something newer of it a moment ago.</summary>
    /// <remarks>Only a moment: a shop that is put back from a backup tells of earlier moments for good.</remarks>
    public bool IsOutdated(WooOrder shown, DateTimeOffset now) =>
        shown.DateModifiedGmt < ShopChangedAt && now - ShopSeenAt < SideBySide;

    /// <summary>Takes over of which moment the shop has told.</summary>
    public void TakeMoment(WooOrder shown, DateTimeOffset now)
    {
        if (shown.DateModifiedGmt?.ToUniversalTime() is not { } told) return;

        // A moment in the future would make every later one look old.
        var changed = told < now ? told : now;
        if (changed != ShopChangedAt) (ShopChangedAt, ShopSeenAt) = (changed, now);
    }

    /// <summary>What the shop's people call it; null while it is not there.</summary>
    public string? NumberInShop => ShopOrderNumber ?? ShopOrderId?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a line sold, as a person knows it.</summary>
    public string NameOf(string orderItemId) =>
        Lines.Find(l => l.OrderItemId == orderItemId) is { } line ? line.Title ?? line.Ean ?? orderItemId : orderItemId;
}
