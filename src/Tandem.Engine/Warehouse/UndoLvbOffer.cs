using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>Undoes changes of whether one offer may go over to own stock.</summary>
internal sealed class UndoLvbOffer(LvbSettings settings) : IUndo
{
    public string Setting => SettingNotes.LvbOffer;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var key = Offer(note);
        var offer = await db.Offers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == key && !o.Gone, ct);
        return offer is null ? null : offer.LvbFallback?.ToString() ?? "";
    }

    public Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        settings.Save(db, seller, Offer(note), bool.TryParse(note["was"], out var may) ? may : null, ct);

    private static long Offer(Reason note) => long.Parse(note["offer"], CultureInfo.InvariantCulture);
}
