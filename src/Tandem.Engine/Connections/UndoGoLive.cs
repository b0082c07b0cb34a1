using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>
/// Takes a module back to observing that a change let go live. The other way round never: going live is decided while looking at
/// what would be written.
/// </summary>
internal sealed class UndoGoLive(SellerBook book) : IUndo
{
    public string Setting => SettingNotes.Modules;

    public Reason? Objection(Reason note) =>
        note["was"] == note["now"] ? Reason.Of("setting.no-undo")
            : note["now"] == bool.FalseString ? Reason.Of("setting.no-undo-observing") : null;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var module = Enum.Parse<Module>(note["module"]);
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);
        return row.Writes(module).ToString();
    }

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        await book.Switch(db, seller, [Enum.Parse<Module>(note["module"])], null, ct);
        return null;
    }
}
