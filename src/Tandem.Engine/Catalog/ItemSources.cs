using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>The shops' products: what changed, what must be read again at once, and now and then the whole catalogue.</summary>
internal sealed class ItemSources(ReadItems items, NoticeCaches caches) : ISource
{
    public Lane Lane => Lane.WatchShop;

    public bool Hear(SellerWork work, SourceHint hint)
    {
        if (hint.Kind != SourceKind.ShopItems) return false;
        if (hint.ProductId is { } product) work.Told(hint.OwnerId, product, hint.ChangedAt);
        work.MakeDue(ReadItems.ChangesOf(new ShopId(hint.OwnerId)));
        work.PollState.Hooked(ReadItems.ChangesOf(new ShopId(hint.OwnerId)));
        return true;
    }

    public bool IsTold(SellerWork work, SourcesNow now) => now.ItemsToRead;

    /// <summary>All shops at once: one that hangs holds up no other.</summary>
    public async Task<Lane> ReadTold(SellerWork work, SellerView view, CancellationToken ct)
    {
        var found = await Task.WhenAll(view.ReadShops.Select(shop =>
        {
            if (shop.GtinKey != shop.GtinKeyRead) work.MakeDue(ReadItems.EverythingOf(shop));
            return Again(work, shop, ct);
        }));
        return found.Contains(true) ? Lane.Decide : Lane.None;
    }

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view)
    {
        foreach (var shop in view.ReadShops)
        {
            yield return new SourceReading(ReadItems.ChangesOf(shop), Lane.Decide, async (o, began, ct) =>
            {
                var told = work.TakeTold(shop.Id);
                Reading reading;
                try
                {
                    reading = await items.Changes(work, shop, o, began, ct);
                }
                catch (WooUnavailable)
                {
                    await caches.LookAtFailure(work, shop, ct);
                    throw;
                }

                if (await items.LookAt(work, shop, told, ct) || reading.News == true) await Again(work, shop, ct);
                await caches.Look(work, shop, told, ct);
                await NoticeOddEntries.Look(work, shop, began, ct);
                return reading;
            }, SourceReading.AnHour);
            yield return new SourceReading(ReadItems.BinOf(shop), Lane.Decide,
                (o, began, ct) => items.Bin(work, shop, o, began, ct));
            yield return new SourceReading(ReadItems.CountOf(shop), Lane.None, (o, _, ct) => items.Count(work, shop, o, ct));
            yield return new SourceReading(ReadItems.EverythingOf(shop), Lane.Decide,
                (o, began, ct) => items.Everything(work, shop, o, began, ct));
        }
    }

    private async Task<bool> Again(SellerWork work, Shop shop, CancellationToken ct)
    {
        var any = false;
        try
        {
            while (await items.Again(work, shop, ct)) any = true;
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            // It shows on the shop's own sources, and is read at their next turn.
        }

        return any;
    }
}
