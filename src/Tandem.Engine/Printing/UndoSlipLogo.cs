using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Takes a logo off the packing slip that had none before; an earlier logo is not kept.</summary>
internal sealed class UndoSlipLogo(SlipLooks looks) : IUndo
{
    public string Setting => SettingNotes.SlipLogo;

    public Reason? Objection(Reason note) => note["was"].Length > 0 ? Reason.Of("setting.no-undo-logo") : null;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        SlipLooks.MarkOf(await db.SlipLooks.Where(l => l.SellerId == seller).Select(l => l.Logo).SingleOrDefaultAsync(ct));

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        await looks.SetLogo(db, seller, null, ct);
        return null;
    }
}
