using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// People who want to cancel: customers, the seller in bol's portal, the shop's own people, and now and then two of them at once,
/// or one while the parcel is at the door.
/// </summary>
/// <param name="share">Of how many orders somebody does.</param>
/// <param name="later">Has something happen between so and so many minutes from now.</param>
internal sealed class ChangesOfMind(
    double share, SimulatedShop shop, CancelBook cancels, BolTill till, Action<double, double, Action> later,
    Func<double, bool> chance)
{
    /// <summary>Somebody has bought at bol.</summary>
    public void Bought(SimOrder order)
    {
        var line = order.Items.Count > 1 && chance(0.5) ? 1 : 0;
        if (chance(share)) later(0.5, 3, () => till.AskToCancel(order.Id, line));
        else if (chance(share / 2)) later(0.3, 5, () => till.CancelInPortal(order.Id, line));
    }

    /// <summary>The shop has made, or changed, an order: heard inside its lock.</summary>
    public void Look(ShopOrderChange change)
    {
        if (change.Order.BolOrderId is not { } bolOrder) return;
        if (change.Before is null && chance(share))
        {
            var status = chance(0.8) ? "cancelled" : "trash";
            var both = chance(0.3);
            later(0.1, 5, () =>
            {
                // What is packed already is not cancelled any more, also where it was reported at bol and not in the shop.
                if (shop.StatusOf(change.Order.Id) is not ("processing" or "on-hold") || cancels.IsInHand(bolOrder)
                    || till.IsSent(bolOrder)) return;
                if (both) till.AskToCancel(bolOrder, 0);
                CancelHands.StaffCancels(shop, cancels, change.Order.Id, status);
            });
        }
        else if (change.Order.Status == "completed" && change.Before is not ("completed" or null) && chance(share))
        {
            later(0, 0.1, () => till.AskToCancel(bolOrder, 0));
        }
    }
}
