using Tandem.Sandbox.Ledger;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>What the owner does to his articles: copies, the bin, another program beside, a count of the shelf.</summary>
internal static class OwnersArticles
{
    public static void Act(OwnerDesk desk)
    {
        var item = desk.Any(desk.Truth.Items);
        if (desk.Chance(0.25)) Copy(desk, item);
        else if (desk.Chance(0.2)) OwnersBin.Throw(desk, item);
        else if (desk.Chance(0.4)) UseOtherTool(desk, item);
        else Count(desk, item);
    }

    /// <summary>A copy, as a draft or for sale, or a translation; removed after a while.</summary>
    private static void Copy(OwnerDesk desk, LedgerItem item)
    {
        if (desk.Shop.Staff("GET", $"products/{item.ProductId}")?["type"]?.ToString() != "simple") return;
        long copy = 0;
        var force = desk.Chance(0.5) ? "?force=true" : "";
        desk.ForAWhile(item, () => copy = desk.Chance(0.2) ? desk.Shop.Translate(item.ProductId)
            : desk.Shop.Duplicate(item.ProductId, publish: desk.Chance(0.5)), 2, 8,
            () => desk.Shop.Staff("DELETE", $"products/{copy}{force}"));
    }

    /// <summary>Another program writes bol's number: an old one, a wrong one, or the same again.</summary>
    private static void UseOtherTool(OwnerDesk desk, LedgerItem item)
    {
        if (item.Offer is { } offer) desk.Till.SetByOtherTool(offer, Math.Max(0, offer.Amount + desk.Any([-3, -1, 0, 0, 2, 4])));
    }

    /// <summary>Fewer or more lie there than the shop says.</summary>
    private static void Count(OwnerDesk desk, LedgerItem item)
    {
        if (item.Left < OwnerDesk.Plenty) return;
        var found = desk.Any([-2, -1, 1, 3]);
        desk.Truth.Arrived(item.ProductId, found);
        desk.Shop.Find(item.ProductId, found);
    }
}
