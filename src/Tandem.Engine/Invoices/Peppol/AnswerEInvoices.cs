using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>What a person does about documents that should go over Peppol.</summary>
public sealed class AnswerEInvoices
{
    private readonly Database _database;
    private readonly DocumentSeal _seal;
    private readonly TimeProvider _clock;

    internal AnswerEInvoices(Database database, DocumentSeal seal, TimeProvider clock) =>
        (_database, _seal, _clock) = (database, seal, clock);

    /// <summary>Sends a document that was not, or anew.</summary>
    /// <returns>Why not; null where it is on its way.</returns>
    public Task<Reason?> Send(SellerId seller, long documentKey, CancellationToken ct) =>
        _database.WriteFor(seller, async db =>
        {
            var row = await db.EInvoices.SingleOrDefaultAsync(e => e.SellerId == seller && e.DocumentKey == documentKey, ct);
            return EInvoiceRule.IsOpen(row?.State) ? await Send(db, seller, documentKey, row, ct)
                : Reason.Of(row!.State == EInvoiceState.Proved ? "e-invoice.not.proved" : "invoice.not.on-its-way");
        }, ct);

    /// <summary>Sends those of an order anew that are asked about.</summary>
    /// <inheritdoc cref="Send(SellerId, long, CancellationToken)"/>
    public Task<Reason?> SendAgain(SellerId seller, long orderKey, CancellationToken ct) =>
        _database.WriteFor(seller, async db =>
        {
            var why = Reason.Of("e-invoice.not.waiting");
            var sent = false;
            foreach (var row in await Asked(db, seller, orderKey, ct))
            {
                if (await Send(db, seller, row.DocumentKey, row, ct) is { } problem) why = problem;
                else sent = true;
            }

            return sent ? null : why;
        }, ct);

    /// <summary>Somebody sends those of an order in another way that are asked about.</summary>
    /// <returns>Why not; null where nothing more is asked.</returns>
    public Task<Reason?> DoneByHand(SellerId seller, long orderKey, CancellationToken ct) =>
        _database.WriteFor<Reason?>(seller, async db =>
        {
            var now = _clock.GetUtcNow();
            var rows = await Asked(db, seller, orderKey, ct);
            if (rows.Count == 0) return Reason.Of("e-invoice.not.waiting");
            var keys = rows.ConvertAll(row => PlanEInvoice.KeyOf(row.DocumentKey));
            var writes = await db.Intents.Where(i => i.SellerId == seller && keys.Contains(i.BusinessKey)).ToListAsync(ct);
            if (writes.Exists(IsOnItsWay)) return Reason.Of("invoice.not.on-its-way");
            var byHand = Reason.Of("e-invoice.by-hand");
            foreach (var write in writes.Where(w => w.State == IntentState.Sent)) write.Refuse(now, byHand);
            foreach (var row in rows) row.Become(EInvoiceState.ByHand, now);
            db.Note(seller, now, ActivitySubject.Order, orderKey, byHand);
            await TakeBackWrites.Run(db, [.. writes.Where(w => w.State == IntentState.Planned).Select(w =>
                (w, new WriteTopic("", AskAboutWrites.CauseOf(w))))], now, ct);
            await db.SaveChangesAsync(ct);
            await db.Clear(seller, now, [.. rows.Select(row => EInvoiceQuestions.Of(row.DocumentKey))], ct);
            return null;
        }, ct);

    private async Task<Reason?> Send(TandemDb db, SellerId seller, long documentKey, EInvoice? row, CancellationToken ct)
    {
        if (!await db.IsLive(seller, Module.Invoices, ct)) return Reason.Of("invoice.not.live");
        if ((await db.SettingsOf<PeppolSettings>(seller, ct)).Way != PeppolWay.Storecove) return Reason.Of("e-invoice.not.on");
        var sealedContent = await db.IssuedDocuments.Where(d => d.SellerId == seller && d.Key == documentKey)
            .Select(d => d.Content).SingleOrDefaultAsync(ct);
        if (_seal.Open<DocumentContent>(sealedContent) is not { } content) return Reason.Of("e-invoice.not.there");
        var need = EInvoiceRule.Decide(content.Seller.Printed(), content.Buyer.Printed(), content.ToBusiness);
        if (need is EInvoiceNeed.None or EInvoiceNeed.Unnamed) return Reason.Of("e-invoice.not.named");
        var key = PlanEInvoice.KeyOf(documentKey);
        if (await db.Intents.SingleOrDefaultAsync(i => i.SellerId == seller && i.BusinessKey == key, ct) is { } write
            && IsOnItsWay(write)) return Reason.Of("invoice.not.on-its-way");
        var now = _clock.GetUtcNow();
        var document = await db.IssuedDocuments.Where(d => d.Key == documentKey).Select(IssuedDocument.WithoutFiles)
            .SingleAsync(ct);
        var order = await db.Orders.Where(o => o.SellerId == seller && o.Key == document.OrderKey).Select(o => o.BolOrderId)
            .SingleOrDefaultAsync(ct);
        await PlanEInvoice.Plan(db, row ?? PlanEInvoice.Add(db, document, need), document.Number, order ?? "", now, ct);
        await db.SaveChangesAsync(ct);
        await db.Clear(seller, now, EInvoiceQuestions.Of(documentKey), ct);
        return null;
    }

    /// <summary>At this moment nobody knows whether the access point has it.</summary>
    private static bool IsOnItsWay(Intent write) =>
        write.State == IntentState.Unknown || write is { State: IntentState.Sent, ProcessStatusId: null };

    private static async Task<List<EInvoice>> Asked(TandemDb db, SellerId seller, long orderKey, CancellationToken ct)
    {
        var rows = await db.EInvoices.Where(e => e.SellerId == seller && e.OrderKey == orderKey
            && e.State != EInvoiceState.Proved).OrderBy(e => e.DocumentKey).ToListAsync(ct);
        var causes = rows.ConvertAll(row => EInvoiceQuestions.Of(row.DocumentKey));
        var open = await db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null && causes.Contains(a.Cause))
            .Select(a => a.Cause).ToListAsync(ct);
        return rows.FindAll(row => open.Contains(EInvoiceQuestions.Of(row.DocumentKey)));
    }
}
