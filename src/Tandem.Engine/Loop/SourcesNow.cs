using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>What of a seller's sources is due, asked in one query: an idle seller costs no more than that.</summary>
internal sealed class SourcesNow
{
    /// <summary>
    /// What others than the loop wrote: shops and accounts come, go, are paused and run again by them, so that with another
    /// number there may be other sources.
    /// </summary>
    public required long OutsideWrites { get; init; }

    /// <summary>Items whose moment has come, or a whole catalogue, must be read again at once.</summary>
    public required bool ItemsToRead { get; init; }

    public required List<Observation> Observations { get; init; }

    /// <summary>When the source is due; at once where it was never read.</summary>
    public DateTimeOffset DueAt(SourceName source) => Of(source)?.DueAt ?? DateTimeOffset.MinValue;

    public Observation? Of(SourceName source) => Observations.Find(o => o.Source == source);

    /// <returns>Null where there is no such seller any more.</returns>
    public static Task<SourcesNow?> Read(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct) =>
        db.Sellers.Where(s => s.Id == seller)
        .Select(s => new SourcesNow
        {
            OutsideWrites = s.OutsideWrites,
            ItemsToRead = db.Items.Any(i => i.SellerId == s.Id && i.ReadDueSince < now)
                || db.Shops.Any(x => x.SellerId == s.Id && x.GtinKey != x.GtinKeyRead),
            Observations = db.Observations.Where(o => o.SellerId == s.Id).ToList(),
        }).SingleOrDefaultAsync(ct);
}
