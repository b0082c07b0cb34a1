using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Whether a parcel of each imported order would reach who bought it, and a business would find its number on the invoice. Pure.
/// </summary>
internal static class AddressVerdict
{
    /// <param name="mayLack">bol leaves parts of orders out now and then: what it never told cannot be in the shop.</param>
    public static int Count(IEnumerable<(string Id, SimBuyer Buyer)> orders, ILookup<string, ShopOrderFact> imported,
        bool mayLack, List<string> details)
    {
        var different = 0;
        foreach (var (id, buyer) in orders)
        {
            if (imported[id].FirstOrDefault() is not { } fact || Reaches(buyer, fact, mayLack)) continue;
            different++;
            details.Add($"bol {id}: order {fact.Id} in the shop goes to \"{fact.GoesTo}\", VAT number \"{fact.VatNumber}\"");
        }

        return different;
    }

    private static bool Reaches(SimBuyer buyer, ShopOrderFact fact, bool mayLack)
    {
        string?[] parts =
            [buyer.Pickup ?? buyer.Company, buyer.Street, buyer.Number, buyer.Extension, buyer.Zip, buyer.City, buyer.Country];
        return parts.All(part => part is null || fact.GoesTo.Contains(part, StringComparison.Ordinal))
            && (fact.VatNumber == buyer.VatNumber || (mayLack && fact.VatNumber is null));
    }
}
