using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>An owner who keeps his shop by hand as well, and does what connectors fear. One seed, one owner.</summary>
internal sealed class CarelessOwner
{
    private const double OrdersInHand = 0.25;
    private const double ArticlesInHand = 0.3;
    private const int OrdersForNewKeys = 120;

    private readonly OwnerDesk desk;
    private readonly Action replaceKeys;
    private int orders;

    public CarelessOwner(OwnerDesk desk, Action replaceKeys)
    {
        (this.desk, this.replaceKeys) = (desk, replaceKeys);
        desk.Shop.OrderChanged += Look;
    }

    /// <summary>The shop has a new order: heard inside its lock.</summary>
    private void Look(ShopOrderChange change)
    {
        if (change.Before is not null) return;
        var order = change.Order.Id;
        if (desk.Chance(OrdersInHand)) desk.Later(0.2, 7, () => TakeInHand(order));
        if (desk.Chance(ArticlesInHand)) desk.Later(0, 2, () => OwnersArticles.Act(desk));
        if (++orders % OrdersForNewKeys == OrdersForNewKeys / 4) desk.Later(0, 1, replaceKeys);
    }

    /// <summary>An order that waits to be packed: nothing of it has left, and nobody else wants something about it.</summary>
    private void TakeInHand(long id)
    {
        if (desk.Shop.StatusOf(id) != "processing" || desk.Shop.HasTracking(id)) return;
        var order = desk.Shop.FactOf(id);
        if (order.BolOrderId is { } bolOrder)
        {
            if (desk.Till.IsDoubtful(bolOrder) || desk.Till.LabelFor(bolOrder) is not null) return;
            desk.Cancels.TakeInHand(bolOrder);
        }
        else
        {
            desk.Cancels.TakeInHand(id);
        }

        if (desk.Chance(0.3)) OwnersRefunds.Refund(desk, order);
        else if (desk.Chance(0.4)) OwnersEdits.Change(desk, order);
        else if (desk.Chance(0.4)) OwnersBin.Throw(desk, order);
        else if (desk.Chance(0.4)) desk.Shop.StaffSets(id, "completed");
        else desk.Later(15, 20, () => OwnersRefunds.TakeBack(desk, id));
    }
}
