using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Undoes changes of the words on the packing slip.</summary>
internal sealed class UndoSlipWords(SlipLooks looks) : IUndo
{
    public string Setting => SettingNotes.SlipWords;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var look = await db.SlipLooks.AsNoTracking().Where(l => l.SellerId == seller)
            .Select(l => new SlipWords(l.Sender, l.ReturnText, l.FrenchReturnText)).SingleOrDefaultAsync(ct);
        return (look ?? new SlipWords("", "", "")).ToText();
    }

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        await looks.Say(db, seller, JsonSerializer.Deserialize<SlipWords>(note["was"])!, ct);
        return null;
    }
}
