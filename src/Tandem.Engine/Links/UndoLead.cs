using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>Undoes changes of which shop leads where several have the same article.</summary>
internal sealed class UndoLead(ChangeMatching matching) : IUndo
{
    public string Setting => SettingNotes.LeadingShop;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        ChangeMatching.OrderOf(await db.Shops.AsNoTracking().Where(s => s.SellerId == seller).ToListAsync(ct));

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        // The same shops as then, for else another order would be set now.
        var shops = await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct);
        var was = note["was"].Split(',').ToList();
        await matching.Rank(db, seller, shops, [.. shops.OrderBy(s => was.IndexOf(s.Id.ToString()))], ct);
        return null;
    }
}
