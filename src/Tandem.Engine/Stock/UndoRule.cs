using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Undoes changes of what is said about stock in one place.</summary>
internal sealed class UndoRule(ChangeStockSettings settings) : IUndo
{
    public string Setting => SettingNotes.Rule;

    public Reason? Objection(Reason note) =>
        ChangeStockSettings.Changed(note) is null ? Reason.Of("setting.no-undo") : null;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var place = ChangeStockSettings.Changed(note)!.Value.Place;
        var row = await ChangeStockSettings.At(db, seller, place).AsNoTracking().SingleOrDefaultAsync(ct);
        return (row?.ToSay() ?? new StockSay()).ToText();
    }

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var (place, was, _) = ChangeStockSettings.Changed(note)!.Value;
        return (await settings.Set(db, seller, place, was, ct)).FirstOrDefault();
    }
}
