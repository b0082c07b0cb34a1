using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// Customers who send back what was shipped, lately or long ago, all of it or a part, late or never, more or fewer than they
/// said, call it off, or keep it after all; and who deals with it: the people at the desk, the seller in bol's portal, the shop's
/// people by hand, or bol for its own warehouse.
/// </summary>
internal sealed class SendsBack
{
    private readonly SandboxOptions options;
    private readonly SimulatedBol bol;
    private readonly Crowd crowd;
    private readonly ReturnBook book;
    private readonly ShopReturns shop;
    private readonly Random random;
    private readonly Dictionary<(SimBuyer Buyer, string Method), (SimOrder Order, SimOrderItem Item)> earlier = [];

    public SendsBack(SandboxOptions options, SimulatedBol bol, Crowd crowd, ReturnBook book, ShopReturns shop)
    {
        (this.options, this.bol, this.crowd, this.book, this.shop) = (options, bol, crowd, book, shop);
        random = new Random(options.Seed + 3);
        bol.Orders.Shipped += Shipped;
    }

    /// <summary>
    /// Of what was sent before the connector came, some comes back as well: nobody in the shop knows the order.
    /// </summary>
    /// <param name="offers">What was bought then, one of each.</param>
    public void Earlier(BolTill till, IEnumerable<SimOffer> offers)
    {
        foreach (var order in offers.Select(till.SoldEarlier))
            Later(1, 4, () => Register(new SimReturnWish(order, order.Items[0], order.Items[0].Quantity)));
    }

    private void Register(SimReturnWish earlier)
    {
        if (crowd.HasCome) Register([earlier], null);
        else Later(1, 4, () => Register(earlier));
    }

    /// <summary>bol knows of a shipment: heard inside its lock.</summary>
    private void Shipped(SimShipment shipment)
    {
        if (!crowd.HasCome || !Chance(options.ReturnShare)) return;
        var first = shipment.Lines[0].Item;
        var lines = shipment.Lines.Take(Chance(0.5) ? shipment.Lines.Count : 1)
            .Select(line => new SimReturnWish(shipment.Order, line.Item, Chance(0.5) ? line.Quantity : 1)).ToList();

        // What the same customer bought before goes into the same box.
        var who = (shipment.Order.Buyer, first.Method);
        if (earlier.TryGetValue(who, out var other) && other.Item != first && Chance(0.3))
            lines.Add(new SimReturnWish(other.Order, other.Item, 1));
        earlier[who] = (shipment.Order, first);
        if (first.Method == "FBR" && Chance((1 - options.DeskShare) / 6)) Later(1, 4, () => RefundFirst(lines[0]));
        else Later(1, 4, () => Register(lines, null));
    }

    /// <summary>The customer calls and has his money at once; he registers the return after that.</summary>
    private void RefundFirst(SimReturnWish line)
    {
        if (!shop.IsTouched(line.Order.Id, line.Item) && shop.Refund(line.Order.Id, line.Item, line.Units, back: false))
            Later(0.5, 1.5, () => Register([line], ReturnedTo.Shop));
    }

    private void Register(IReadOnlyList<SimReturnWish> lines, ReturnedTo? by)
    {
        var wanted = by is null ? lines.Where(line => !shop.IsTouched(line.Order.Id, line.Item)).ToList() : lines;
        SimReturn? made;
        lock (bol.State.Gate) made = bol.Returns.Register(wanted);
        foreach (var item in made?.Items ?? [])
        {
            if (item.Item.Method == "FBB") HandleAtBol(item);
            else if (by is not null) Send(Parcel(item, item.Units, by.Value));
            else if (Chance(0.12)) SendNothing(item);
            else if (Chance(0.08)) Keep(item);
            else if (Chance(options.DeskShare)) SendToDesk(item);
            else if (Chance(0.35)) SendToShop(item);
            else if (Chance(0.15)) LetKeepInPortal(item);
            else Send(Parcel(item, item.Units, ReturnedTo.Portal, item.Units > 1 && Chance(0.4) ? 1 : null));
        }
    }

    /// <summary>bol's own warehouse takes in most of it, and refuses what is not as it was sold.</summary>
    private void HandleAtBol(SimReturnItem item)
    {
        var result = Chance(0.85) ? SimReturnItem.Received : SimReturnItem.Refused;
        Later(0.5, 4, () => Handle(item, (item.Units, result)));
    }

    /// <summary>It expires at bol, or the customer calls it off.</summary>
    private void SendNothing(SimReturnItem item)
    {
        Send(Parcel(item, 0, ReturnedTo.Desk));
        if (Chance(0.4)) Later(1, 8, () => Handle(item, (item.Units, SimReturnItem.CancelledByCustomer)));
    }

    /// <summary>Nothing comes: on bol's own pages the customer is told to keep it for nothing.</summary>
    private void LetKeepInPortal(SimReturnItem item)
    {
        Send(Parcel(item, 0, ReturnedTo.Portal));
        Later(0.5, 4, () => Handle(item, (item.Units, SimReturnItem.KeptFree)));
    }

    private void Keep(SimReturnItem item) => book.Expect(new ReturnParcel
    {
        Return = item,
        Units = 0,
        Wish = Chance(0.5) ? CustomersWish.KeepsFree : CustomersWish.KeepsPaid,
    });

    private void SendToDesk(SimReturnItem item)
    {
        int spare;
        lock (bol.State.Gate) spare = bol.Returns.CanComeBack(item.Item);
        var units = item.Units > 1 && Chance(0.25) ? item.Units - 1 : spare > 0 && Chance(0.2) ? item.Units + 1 : item.Units;
        if (Chance(0.05)) Later(0, 6, () => shop.Console(item.Order.Id));
        else if (Chance(0.1)) Later(6, 14, () => shop.Remove(item.Order.Id, item.Item));
        Send(Parcel(item, units, ReturnedTo.Desk));
    }

    /// <summary>Money before the box is here, or with it; or after bol was told.</summary>
    private void SendToShop(SimReturnItem item)
    {
        if (Chance(0.3))
        {
            Send(Parcel(item, item.Units, ReturnedTo.Portal, null, byHand: true));
            return;
        }

        var parcel = Parcel(item, item.Units, ReturnedTo.Shop);
        if (Chance(0.5))
        {
            book.Expect(parcel);
            Later(0.5, 3, () =>
            {
                if (Chance(0.3) && shop.Close(item.Order.Id, item.Item, item.Units)) return;
                if (!shop.Refund(item.Order.Id, item.Item, item.Units, back: false))
                    Handle(item, (item.Units, SimReturnItem.Refused));
            });
            Later(3, 6, () => book.Arrived(parcel));
        }
        else
        {
            Send(parcel);
        }
    }

    private ReturnParcel Parcel(SimReturnItem item, int units, ReturnedTo by, int? only = null, bool byHand = false) => new()
    {
        Return = item,
        Units = only ?? units,
        By = by,
        IsToBeRefundedByHand = byHand,
        SecondThoughts = Chance(0.4),
        Condition = byHand || Chance(0.65) ? ParcelCondition.Fine
            : Chance(0.5) ? ParcelCondition.Damaged : ParcelCondition.NotAsSold,
        Wish = by == ReturnedTo.Desk && Chance(0.12) ? Chance(0.5) ? CustomersWish.Exchange : CustomersWish.Repair
            : CustomersWish.Money,
    };

    private void Send(ReturnParcel parcel)
    {
        var item = parcel.Return;
        if (parcel.By == ReturnedTo.Desk)
        {
            lock (bol.State.Gate) item.Sent = Math.Min(item.Units, parcel.Units);
        }

        book.Expect(parcel);
        if (parcel.Units > 0) crowd.After(Chance(0.1) ? 8 + (12 * Share()) : 0.5 + (5 * Share()), () => Arrive(parcel));
    }

    private void Arrive(ReturnParcel parcel)
    {
        book.Arrived(parcel);
        var item = parcel.Return;
        if (parcel.By == ReturnedTo.Portal) Later(0.5, 4, () => HandleInPortal(parcel));
        if (parcel.By != ReturnedTo.Shop || shop.IsTouched(item.Order.Id, item.Item)) return;
        var back = parcel.Condition == ParcelCondition.Fine;
        if (!shop.Refund(item.Order.Id, item.Item, item.Units, back)) Handle(item, (item.Units, SimReturnItem.Refused));
    }

    private void HandleInPortal(ReturnParcel parcel)
    {
        var item = parcel.Return;
        if (parcel.Units < item.Units)
        {
            Handle(item, (parcel.Units, SimReturnItem.Received), (item.Units - parcel.Units, "CUSTOMER_KEEPS_PRODUCT_PAID"));
        }
        else if (parcel.Condition == ParcelCondition.NotAsSold)
        {
            Handle(item, (item.Units, SimReturnItem.Refused));
            if (parcel.SecondThoughts) Later(2, 4, () => Handle(item, (item.Units, SimReturnItem.StillApproved)));
        }
        else
        {
            Handle(item, (item.Units, SimReturnItem.Received));
            if (parcel.IsToBeRefundedByHand) Later(0.2, 1.5, () => RefundAfter(parcel));
        }
    }

    private void RefundAfter(ReturnParcel parcel)
    {
        shop.Refund(parcel.Return.Order.Id, parcel.Return.Item, parcel.Return.Units, back: true);
        parcel.IsToBeRefundedByHand = false;
    }

    private void Handle(SimReturnItem item, params IReadOnlyList<(int Units, string Handling)> results)
    {
        lock (bol.State.Gate) bol.Returns.HandleByHand(item, results);
    }

    private void Later(double from, double to, Action act) => crowd.After(from + ((to - from) * Share()), act);

    private bool Chance(double chance) => Share() < chance;

    private double Share()
    {
        lock (random) return random.NextDouble();
    }
}
