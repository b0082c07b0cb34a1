using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>Undoes changes of how stock from outside is read; an address that was dropped is not kept.</summary>
internal sealed class UndoSource(SourceBook book, Credentials credentials) : IUndo
{
    public string Setting => SettingNotes.Source;

    public Reason? Objection(Reason note) =>
        SourceTerms.Parse(note["was"]).Kind == StockSource.Csv && SourceTerms.Parse(note["now"]).Kind != StockSource.Csv
            ? Reason.Of("setting.no-undo-address") : null;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        await db.ExternalSources.AsNoTracking().SingleOrDefaultAsync(s => s.SellerId == seller, ct) is { } row
            ? SourceTerms.Of(row).ToText() : null;

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var was = SourceTerms.Parse(note["was"]);
        var url = await db.ExternalSources.Where(s => s.SellerId == seller).Select(s => s.Url).SingleAsync(ct);
        var draft = new SourceDraft(
            was.Kind, credentials.TryOpen(url), Columns: was.Columns, EveryMinutes: was.EveryMinutes, LagMinutes: was.LagMinutes,
            MissingToZero: was.MissingToZero);
        if (SourceBook.Problem(draft) is { } problem) return problem;
        await book.Save(db, seller, draft, ct);
        return null;
    }
}
