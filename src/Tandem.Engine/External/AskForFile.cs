using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;

namespace Tandem.Engine.External;

/// <summary>
/// A file that was taken already may have a number for what is in the shop since: it is fetched whole next time, also where its
/// server would say that it did not change.
/// </summary>
internal sealed class AskForFile : IItemReaction
{
    public Task React(TandemDb db, ItemNews news, DateTimeOffset began, CancellationToken ct) => !news.OtherCodes
        ? Task.CompletedTask
        : db.ExternalSources.Where(s => s.SellerId == news.Seller && (s.ETag != null || s.LastModified != null))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ETag, (string?)null)
                .SetProperty(x => x.LastModified, (DateTimeOffset?)null), ct);
}
