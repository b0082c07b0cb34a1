using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>
/// Notices a cache between Tandem and the shop, which makes stock look fresh while it is not (facts/trade.md §13): by what the
/// answers' headers say, and by a product of which a webhook told a newer change than the reading after it knows.
/// </summary>
internal sealed class NoticeCaches(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    /// <param name="told">What webhooks had told before the reading began: products, and when they were changed.</param>
    public async Task Look(SellerWork work, Shop shop, IReadOnlyDictionary<long, DateTimeOffset> told, CancellationToken ct)
    {
        var sign = work.Shop(shop).TakeCacheSign() ?? (await IsBehind(work, shop, told, ct) ? "webhook" : null);
        await Tell(work, shop, sign, ct);
    }

    /// <summary>
    /// The shop's list could not be read: where that is because only a cache answered, a person must know. Nothing is read then,
    /// and so nothing written: what a cache says proves nothing.
    /// </summary>
    public async Task LookAtFailure(SellerWork work, Shop shop, CancellationToken ct)
    {
        if (work.Shop(shop).TakeCacheSign() is { } sign) await Tell(work, shop, sign, ct);
    }

    private async Task Tell(SellerWork work, Shop shop, string? sign, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (sign is null && (shop.CachedAt is null || now - shop.CachedAt < Remembered)) return;
        if (sign is not null && now - shop.CachedAt < Remembered / 6) return;

        await work.Owner.Write(async db =>
        {
            await db.Shops.Where(s => s.Id == shop.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.CachedAt, sign == null ? null : now), ct);
            var cause = $"shop-cached:{shop.Id}";
            if (sign is null) await db.Clear(work.Seller, now, cause, ct);
            else await db.Raise(work.Seller, now, cause, ActivitySubject.Seller, 0,
                Reason.Of("attention.shop-cached", ("name", shop.Name), ("sign", sign)), ct, shop.Id.Value);
        }, ct);
    }

    private static async Task<bool> IsBehind(SellerWork work, Shop shop, IReadOnlyDictionary<long, DateTimeOffset> told,
        CancellationToken ct)
    {
        if (told.Count == 0) return false;
        var ids = told.Keys.ToList();
        await using var db = work.Read();
        var known = await db.Items
            .Where(i => i.ShopId == shop.Id && !i.Gone && (ids.Contains(i.ProductId) || ids.Contains(i.VariationId)))
            .Select(i => new { i.ProductId, i.VariationId, i.ModifiedAt }).ToListAsync(ct);
        var behind = known.Where(i => told.TryGetValue(i.VariationId == 0 ? i.ProductId : i.VariationId, out var changed)
            && changed != SellerWork.NotSaid && i.ModifiedAt < changed).ToList();
        foreach (var item in behind)
        {
            // What is in the bin, or gone, stands in no list of changes: no cache hides it.
            WooProduct? answer;
            try
            {
                answer = await work.Shop(shop).GetProduct(item.VariationId == 0 ? item.ProductId : item.VariationId, ct);
            }
            catch (WooUnavailable failure) when (failure.Unreadable)
            {
                continue;
            }

            if (answer is not null && answer.Status != "trash") return true;
        }

        return false;
    }
}
