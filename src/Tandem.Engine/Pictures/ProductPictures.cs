using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Pictures;

/// <summary>
/// Pictures of items as their shops have them: from the disk, else from the shop, a few at a time and for a few seconds. Where
/// there is none, or none now, there is nothing to show; no page waits for that.
/// </summary>
public sealed class ProductPictures(Database database, WooPictures remote, PictureOptions options, TimeProvider clock)
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 1024 * 1024;

    private const int AtOnce = 4;
    private const int LargestOfMany = 24 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // A host that does not answer is not asked again for each row of a page.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly PictureShelf _shelf = new(options, clock);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _rests = new(StringComparer.Ordinal);

    /// <returns>Whose item it is; null: nobody's.</returns>
    public async Task<SellerId?> OwnerOf(long item, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Items.Where(i => i.Key == item).Select(i => (SellerId?)i.SellerId).SingleOrDefaultAsync(ct);
    }

    /// <returns>Null where it has none, or its shop does not give it now.</returns>
    public async Task<Picture?> Of(SellerId seller, long item, CancellationToken ct) =>
        (await Sources(seller, [item], ct)) is [var source] ? await Of(source, ct) : null;

    /// <summary>Of many items, as many as are there within the time.</summary>
    /// <param name="within">Those that are on the disk are there at once.</param>
    public async Task<IReadOnlyDictionary<long, Picture>> Of(SellerId seller, IReadOnlyCollection<long> items, TimeSpan within,
        CancellationToken ct)
    {
        var found = new ConcurrentDictionary<long, Picture>();
        var size = 0;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        try
        {
            await Parallel.ForEachAsync(await Sources(seller, items, ct),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = limit.Token }, async (source, token) =>
                {
                    if (await Of(source, token) is { } picture
                        && Interlocked.Add(ref size, picture.File.Length) <= LargestOfMany) found[source.Item] = picture;
                });
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The others come another time.
        }

        return found;
    }

    private async Task<List<Source>> Sources(SellerId seller, IReadOnlyCollection<long> items, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await (from item in db.Items
                       join shop in db.Shops on item.ShopId equals shop.Id
                       where item.SellerId == seller && items.Contains(item.Key) && item.Picture != null
                       select new
                       {
                           item.Key,
                           item.ShopId,
                           shop.Url,
                           item.Picture,
                           IsPaused = db.Sellers
                           .Any(s => s.Id == seller && s.PausedAt != null)
                       }).ToListAsync(ct))
            .ConvertAll(s => new Source(s.Key, s.ShopId, new Uri(s.Url), s.Picture!, s.IsPaused));
    }

    private async Task<Picture?> Of(Source source, CancellationToken ct)
    {
        var name = PictureShelf.NameOf(source.Shop, source.Address);
        if (await _shelf.Find(name, ct) is { } kept) return Picture.Of(kept);
        if (source.IsPaused) return null;
        foreach (var address in PictureAddress.Of(source.Address))
        {
            var (answered, picture) = await Fetch(source.Url, address, ct);
            if (!answered) return null;
            if (picture is null) continue;
            await _shelf.Put(name, picture.File, ct);
            return picture;
        }

        await _shelf.Put(name, [], ct);
        return null;
    }

    /// <returns>Whether its host answered, and what it has there.</returns>
    private async Task<(bool Answered, Picture? Picture)> Fetch(Uri shop, Uri address, CancellationToken ct)
    {
        if (_rests.TryGetValue(address.Authority, out var until) && until > clock.GetUtcNow()) return (false, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        var mine = false;
        try
        {
            await _turns.WaitAsync(limit.Token);
            mine = true;
            return (true, await remote.Get(shop, address, Largest, limit.Token) is { } file ? Picture.Of(file) : null);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException or InvalidDataException
            || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            if (mine) _rests[address.Authority] = clock.GetUtcNow() + Rest;
            return (false, null);
        }
        finally
        {
            if (mine) _turns.Release();
        }
    }

    private sealed record Source(long Item, ShopId Shop, Uri Url, string Address, bool IsPaused);
}
