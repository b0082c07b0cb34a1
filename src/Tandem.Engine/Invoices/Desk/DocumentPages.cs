using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>Reads what the pages about invoices show, and opens documents.</summary>
public sealed class DocumentPages
{
    private const int AtOnce = 200;
    private readonly Database _database;
    private readonly DocumentSeal _seal;

    internal DocumentPages(Database database, DocumentSeal seal) => (_database, _seal) = (database, seal);

    public async Task<InvoiceHead> Head(SellerId seller, CancellationToken ct)
    {
        await using var db = _database.Read();
        var business = await db.SettingsOf<BusinessData>(seller, ct);
        var live = await db.Sellers.Where(s => s.Id == seller).SelectMany(s => s.Modules)
            .Where(m => m.Module == Module.Invoices).Select(m => (DateTimeOffset?)m.Since).FirstOrDefaultAsync(ct);
        var waiting = await db.InvoiceRequests.Where(r => r.SellerId == seller && !r.Over
            && r.State != InvoiceRequestState.Uploaded).CountAsync(ct);
        return new InvoiceHead(live, (await db.SettingsOf<InvoiceSettings>(seller, ct)).When,
            BusinessRule.Problems(business).Count == 0, waiting);
    }

    /// <summary>The newest first.</summary>
    public async Task<PageOf<DocumentRow>> List(SellerId seller, DocumentFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = _database.Read();
        return await DocumentQuery.Rows(db, DocumentQuery.Of(db, seller, filter)).Page(skip, take, ct);
    }

    /// <summary>Those of an order, the oldest first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> OfOrder(SellerId seller, long order, CancellationToken ct)
    {
        await using var db = _database.Read();
        var rows = await DocumentQuery.Rows(db, db.IssuedDocuments.Where(d => d.SellerId == seller && d.OrderKey == order))
            .ToListAsync(ct);
        rows.Reverse();
        return rows;
    }

    /// <summary>What a selection holds, in the order of the list, read piece by piece.</summary>
    public async IAsyncEnumerable<DocumentRow> All(SellerId seller, DocumentSelection selection,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = _database.Read();
        var keys = await Keys(db, seller, selection, ct);
        foreach (var some in keys.Chunk(AtOnce))
            foreach (var row in await DocumentQuery.Rows(db, db.IssuedDocuments.Where(d => some.Contains(d.Key))).ToListAsync(ct))
                yield return row;
    }

    /// <returns>Null where the seller has no such document, or has it no more, or the keys beside the data do not fit.</returns>
    public async Task<DocumentFile?> Open(SellerId seller, long key, DocumentForm form, CancellationToken ct)
    {
        await using var db = _database.Read();
        var document = db.IssuedDocuments.Where(d => d.SellerId == seller && d.Key == key);
        var kept = await document.Select(d => new
        {
            d.Kind,
            d.Number,
            d.IssuedOn,
            d.ToCountry,
            Order = db.Orders.Where(o => o.Key == d.OrderKey).Select(o => o.BolOrderId).FirstOrDefault(),
            Bytes = form == DocumentForm.Pdf ? d.Pdf : d.Ubl,
        }).SingleOrDefaultAsync(ct);
        if (kept is null || _seal.Open(kept.Bytes) is not { } bytes) return null;
        var name = FileNameRule.Of((await db.SettingsOf<InvoiceSettings>(seller, ct)).FileName, kept.Kind, kept.Number,
            kept.Order ?? "", kept.IssuedOn, kept.ToCountry);
        return new DocumentFile(name + (form == DocumentForm.Pdf ? ".pdf" : ".xml"), bytes);
    }

    /// <summary>What customers ask for at bol, and what bol makes of what it got.</summary>
    /// <param name="search">The start of an order's or a shipment's number; empty: all that is not over.</param>
    public async Task<PageOf<RequestRow>> Requests(SellerId seller, string? search, int skip, int take, CancellationToken ct)
    {
        await using var db = _database.Read();
        var found = DocumentQuery.Requests(db, seller, search);
        var rows = await DocumentQuery.Rows(db, found).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, AtOnce)).ToListAsync(ct);
        return new PageOf<RequestRow>(rows, await found.Take(CountedTo.Most + 1).CountAsync(ct));
    }

    private static async Task<List<long>> Keys(TandemDb db, SellerId seller, DocumentSelection selection, CancellationToken ct)
    {
        if (selection.All is { } filter)
        {
            var except = selection.Keys.ToHashSet();
            var all = await DocumentQuery.Of(db, seller, filter).OrderByDescending(d => d.IssuedOn)
                .ThenByDescending(d => d.Key).Select(d => d.Key).ToListAsync(ct);
            return all.FindAll(key => !except.Contains(key));
        }

        var own = new List<(DateOnly Day, long Key)>();
        foreach (var some in selection.Keys.Distinct().Chunk(AtOnce))
            own.AddRange((await db.IssuedDocuments.Where(d => d.SellerId == seller && some.Contains(d.Key))
                .Select(d => new { d.IssuedOn, d.Key }).ToListAsync(ct)).Select(d => (d.IssuedOn, d.Key)));
        return [.. own.OrderByDescending(d => d).Select(d => d.Key)];
    }
}
