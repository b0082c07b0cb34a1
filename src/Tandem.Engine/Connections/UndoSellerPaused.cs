using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>Undoes that a whole seller was paused, or runs again.</summary>
internal sealed class UndoSellerPaused(SellerParts parts) : IUndo
{
    public string Setting => SettingNotes.SellerPaused;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        (await db.Sellers.AsNoTracking().Where(s => s.Id == seller).Select(s => s.PausedAt != null).SingleAsync(ct)).ToString();

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        await parts.Pause(db, seller, bool.Parse(note["was"]), ct);
        return null;
    }
}
