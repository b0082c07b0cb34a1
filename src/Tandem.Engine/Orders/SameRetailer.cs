using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>
/// Finds out that two accounts are two pairs of keys of one retailer: bol gives an offer and an order one id, whoever asks. It is
/// asked about at the account that was added last; meanwhile no order goes into a shop a second time (<see cref="Import.ImportRule"/>).
/// </summary>
internal static class SameRetailer
{
    // What one retailer sells is seen by both accounts in full: a few tell as much as all.
    private const int ToCompare = 50;

    public static async Task Look(SellerWork work, Account account, DateTimeOffset now, CancellationToken ct)
    {
        var cause = $"same-retailer:{account.Id}";
        Account? first;
        bool asked;
        await using (var db = work.Read())
        {
            first = await FirstOf(db, account, ct);
            asked = await db.Attentions.AnyAsync(a => a.SellerId == work.Seller && a.Cause == cause && a.ClearedAt == null, ct);
        }

        if (first is null && !asked) return;
        await work.Owner.Write(db => first is null ? db.Clear(work.Seller, now, cause, ct)
            : db.Raise(work.Seller, now, cause, ActivitySubject.Seller, 0, first.SellerId == work.Seller
                ? Reason.Of("attention.same-retailer", ("name", account.Name), ("other", first.Name))
                : Reason.Of("attention.same-retailer-elsewhere", ("name", account.Name)), ct, account.Id.Value), ct);
    }

    /// <returns>The first account that was added of the same retailer, where it is not this one.</returns>
    private static async Task<Account?> FirstOf(TandemDb db, Account account, CancellationToken ct)
    {
        var offers = await db.Offers.Where(o => o.AccountId == account.Id).OrderByDescending(o => o.Key).Take(ToCompare)
            .SelectMany(o => db.Offers.Where(x => x.OfferId == o.OfferId && x.AccountId != o.AccountId)).Select(o => o.AccountId)
            .Distinct().ToListAsync(ct);
        var ofSeller = db.Accounts.Where(a => a.SellerId == account.SellerId && a.Id != account.Id).Select(a => a.Id);
        var orders = await db.Orders.Where(o => o.AccountId == account.Id).OrderByDescending(o => o.Key).Take(ToCompare)
            .SelectMany(o => db.Orders.Where(x => x.BolOrderId == o.BolOrderId && ofSeller.Contains(x.AccountId)))
            .Select(o => o.AccountId).Distinct().ToListAsync(ct);
        var same = offers.Union(orders).ToList();
        var there = same.Count == 0 ? [] : await db.Accounts.Where(a => same.Contains(a.Id)).ToListAsync(ct);
        return there.MinBy(a => a.Id.Value) is { } first && first.Id.Value.CompareTo(account.Id.Value) < 0 ? first : null;
    }
}
