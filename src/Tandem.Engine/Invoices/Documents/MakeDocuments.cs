using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Invoices.InShop;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Makes the invoice of every shipment that is to have one, and the credit notes of what went back. Each order in a
/// transaction of its own: one that waits for a person, or fails, stops only itself.
/// </summary>
internal sealed class MakeDocuments(IssueDocuments issue, DocumentSeal seal, ViesOptions vies, TimeProvider clock,
    ILogger<MakeDocuments> log) : IDecision
{
    private const int ShipmentsAtOnce = 500;
    private const int OrdersAtOnce = 50;
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <summary>bol is asked for the buyer meanwhile.</summary>
    private static readonly TimeSpan BuyerComesWithin = TimeSpan.FromMinutes(30);

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var (live, settings) = (view.Seller.LiveSince(Module.Invoices), view.Seller.Get<InvoiceSettings>());
        var makes = live is not null && settings.When != InvoiceWhen.Never;
        if (!makes || BusinessRule.Problems(view.Seller.Get<BusinessData>()).Count == 0) await Settle(work, ct);
        if (!makes) return default;
        while (await Take(work, live!.Value, ct))
        {
        }

        List<long> due;
        var wake = Lane.None;
        do
        {
            var now = clock.GetUtcNow();
            await using (var db = work.Read())
                due = await db.DocumentTasks.Where(t => t.SellerId == work.Seller && t.DueAt <= now).OrderBy(t => t.DueAt)
                    .ThenBy(t => t.OrderKey).Select(t => t.OrderKey).Take(OrdersAtOnce).ToListAsync(ct);
            foreach (var order in due) await Make(work, order, now, ct);
            if (due.Count > 0) wake = Lane.UploadInvoices | Lane.SendEInvoices | Lane.TellShop;
        }
        while (due.Count == OrdersAtOnce);
        await using var last = work.Read();
        return new LaneResult(await last.DocumentTasks.Where(t => t.SellerId == work.Seller && t.DueAt != null)
            .MinAsync(t => t.DueAt, ct), wake);
    }

    /// <summary>Business details came, or are needed no more: what waited for them is looked at now.</summary>
    private async Task Settle(SellerWork work, CancellationToken ct)
    {
        await using (var db = work.Read())
        {
            if (!await db.Attentions.AnyAsync(a => a.SellerId == work.Seller && a.Cause == InvoiceQuestions.Business
                && a.ClearedAt == null, ct)) return;
        }

        await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            await db.Clear(work.Seller, now, InvoiceQuestions.Business, ct);
            await DocumentTask.Ring(db, work.Seller, now, ct);
        }, ct);
    }

    /// <summary>Takes in what is new since the last time: shipments, and what bol did with returns.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Take(SellerWork work, DateTimeOffset live, CancellationToken ct)
    {
        DocumentCursor at;
        bool any;
        await using (var db = work.Read())
        {
            at = await db.DocumentCursors.SingleOrDefaultAsync(c => c.SellerId == work.Seller, ct)
                ?? new DocumentCursor { SellerId = work.Seller };
            any = await db.Shipments.AnyAsync(s => s.SellerId == work.Seller && s.Key > at.Shipment, ct)
                || await db.ReturnDecisions.AnyAsync(d => d.SellerId == work.Seller && d.Key > at.Decision, ct);
        }

        return any && await work.Owner.Write(async db =>
        {
            var shipments = await db.Shipments.Where(s => s.SellerId == work.Seller && s.Key > at.Shipment).OrderBy(s => s.Key)
                .Take(ShipmentsAtOnce).Select(s => new { s.Key, s.OrderKey, s.ShippedAt }).ToListAsync(ct);
            var decisions = await db.ReturnDecisions.Where(d => d.SellerId == work.Seller && d.Key > at.Decision)
                .OrderBy(d => d.Key).Take(ShipmentsAtOnce).Select(d => new { d.Key, d.OrderKey }).ToListAsync(ct);
            var returned = decisions.Select(d => d.OrderKey).OfType<long>().ToList();
            await Ring(db, work.Seller, [.. shipments.Where(s => s.ShippedAt >= live && at.Makes(s.ShippedAt))
                    .Select(s => s.OrderKey),
                .. await db.DocumentTasks.Where(t => returned.Contains(t.OrderKey)).Select(t => t.OrderKey).ToListAsync(ct)],
                clock.GetUtcNow(), ct);
            var cursor = await db.DocumentCursors.SingleOrDefaultAsync(c => c.SellerId == work.Seller, ct);
            if (cursor is null) db.DocumentCursors.Add(cursor = at);
            cursor.Shipment = shipments is [.., var last] ? last.Key : cursor.Shipment;
            cursor.Decision = decisions is [.., var newest] ? newest.Key : cursor.Decision;
            return Math.Max(shipments.Count, decisions.Count) == ShipmentsAtOnce;
        }, ct);
    }

    /// <summary>These orders must be looked at now.</summary>
    public static async Task Ring(TandemDb db, SellerId seller, IReadOnlyCollection<long> orders, DateTimeOffset now,
        CancellationToken ct)
    {
        if (orders.Count == 0) return;
        var known = await db.DocumentTasks.Where(t => orders.Contains(t.OrderKey)).ToDictionaryAsync(t => t.OrderKey, ct);
        foreach (var order in orders.Distinct())
        {
            if (known.TryGetValue(order, out var task)) (task.DueAt, task.Since) = (now, task.DueAt is null ? now : task.Since);
            else db.DocumentTasks.Add(new DocumentTask { OrderKey = order, SellerId = seller, DueAt = now, Since = now });
        }
    }

    private async Task Make(SellerWork work, long order, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await work.Owner.Write(db => Make(db, order, now, ct), ct);
        }
        catch (Exception bug) when (bug is not OwnershipLost
            && !(bug is OperationCanceledException && ct.IsCancellationRequested))
        {
            log.LogError(bug, "The documents of order {Order} of seller {Seller} failed", order, work.Seller);
            await work.Owner.Write(async db =>
            {
                var bol = await db.Orders.Where(o => o.Key == order).Select(o => o.BolOrderId).SingleOrDefaultAsync(ct) ?? "";
                await db.DocumentTasks.Where(t => t.OrderKey == order)
                    .ExecuteUpdateAsync(t => t.SetProperty(x => x.DueAt, now + LookAgain), ct);
                await db.Raise(work.Seller, now, InvoiceQuestions.Of(bol), ActivitySubject.Order, order,
                    Reason.Of("invoice.failed", ("order", bol)), ct);
            }, ct);
        }
    }

    private async Task Make(TandemDb db, long order, DateTimeOffset now, CancellationToken ct)
    {
        var task = await db.DocumentTasks.SingleAsync(t => t.OrderKey == order, ct);
        if (await OrderPapers.Load(db, seal, task, vies.Api is null ? null : now, ct) is not { } papers)
        {
            task.DueAt = null;
            return;
        }

        var look = papers.Seller.Get<InvoiceLook>() with { Logo = await InvoiceLooks.LogoOf(db, papers.Seller.Id, ct) };
        var question = await Invoice(db, papers, look, now, ct);
        task.LacksBuyer = question?.Code == "invoice.no-buyer";
        var (credits, over) = await Credit(db, papers, look, now, ct);
        question ??= credits;
        task.Seen = OrderPapers.SeenOf(papers.Order, papers.Adjustments);
        task.DueAt = question is null && !papers.ReturnWaits ? null : now + LookAgain;
        if (task.LacksBuyer && now - task.Since < BuyerComesWithin)
        {
            task.DueAt = task.Since + BuyerComesWithin;
            return;
        }

        if (question?.Code == DrawInvoice.ViesAwaited)
        {
            task.DueAt = await AskVies(db, papers, now, ct) + ViesRule.Wait;
            return;
        }

        await Ask(db, papers, question, over, now, ct);
        if (question is null) await Forget(db, order, ct);
    }

    private static async Task Ask(TandemDb db, OrderPapers papers, Reason? question, Reason? over, DateTimeOffset now,
        CancellationToken ct)
    {
        var (seller, bol, order) = (papers.Seller.Id, papers.Order.BolOrderId, papers.Order.Key);
        var ofAll = question?.Code == DrawInvoice.NoBusiness;
        if (ofAll) await db.Raise(seller, now, InvoiceQuestions.Business, ActivitySubject.Seller, 0, question!, ct);
        if (question is null || ofAll) await db.Clear(seller, now, InvoiceQuestions.Of(bol), ct);
        else await db.Raise(seller, now, InvoiceQuestions.Of(bol), ActivitySubject.Order, order, question, ct);
        if (over is null) await db.Clear(seller, now, InvoiceQuestions.Credited(bol), ct);
        else await db.Raise(seller, now, InvoiceQuestions.Credited(bol), ActivitySubject.Order, order, over, ct);
        var left = papers.Documents.Sum(d => d.Kind == DocumentKind.Invoice ? d.GrossCents : -d.GrossCents);
        if (ViesRule.Flag(papers.Vies, bol, new Money(left)) is { } flag)
            await db.Raise(seller, now, InvoiceQuestions.Zero(bol), ActivitySubject.Order, order, flag, ct);
        else if (papers.Vies is not null) await db.Clear(seller, now, InvoiceQuestions.Zero(bol), ct);
    }

    /// <summary>VIES is asked outside this transaction.</summary>
    /// <returns>Since when its answer is waited for.</returns>
    private async Task<DateTimeOffset> AskVies(TandemDb db, OrderPapers papers, DateTimeOffset now, CancellationToken ct)
    {
        var check = await db.ViesChecks.SingleOrDefaultAsync(c => c.OrderKey == papers.Order.Key, ct);
        if (check is null)
        {
            db.ViesChecks.Add(check = new ViesCheck
            {
                OrderKey = papers.Order.Key,
                SellerId = papers.Seller.Id,
                Number = seal.Close(papers.Parties?.Billing.VatNumber ?? ""),
            });
            check.Ask(now);
        }
        else if (check.Valid is not null)
        {
            check.Ask(now);
        }

        return check.At;
    }

    private async Task<Reason?> Invoice(TandemDb db, OrderPapers papers, InvoiceLook look, DateTimeOffset now,
        CancellationToken ct)
    {
        foreach (var shipment in papers.ToInvoice.ToList())
        {
            var (drawn, question) = DrawInvoice.Decide(papers, shipment, await Threshold(db, papers, ct));
            if (question is not null) return question;
            if (drawn is null) continue;
            var made = await Issue(db, papers, drawn, look, now, ct);
            if (papers.Settings.Upload) await PlanUpload.Run(db, made, papers.Order.BolOrderId, byHand: false, now, ct);
            papers.Documents.Add(made);
            papers.Lines.AddRange(await db.IssuedLines.AsNoTracking().Where(l => l.DocumentKey == made.Key).OrderBy(l => l.Key)
                .ToListAsync(ct));
        }

        return null;
    }

    private async Task<IssuedDocument> Issue(TandemDb db, OrderPapers papers, DocumentDrawn drawn, InvoiceLook look,
        DateTimeOffset now, CancellationToken ct)
    {
        var made = await issue.Run(db, drawn, papers.Settings, look, now, ct);
        await PlanEInvoice.Run(db, made, drawn.Content, papers.Order.BolOrderId, now, ct);
        await PlanInShop.Run(db, made, papers.Order, papers.Settings, now, ct);
        return made;
    }

    private async Task<(Reason? Question, Reason? Over)> Credit(TandemDb db, OrderPapers papers, InvoiceLook look,
        DateTimeOffset now, CancellationToken ct)
    {
        if (papers.Documents.Count == 0) return (null, null);
        var keys = papers.Documents.ConvertAll(d => d.Key);
        var rates = await db.DocumentRates.AsNoTracking().Where(r => keys.Contains(r.DocumentKey)).ToListAsync(ct);
        var contents = (await db.IssuedDocuments.Where(d => keys.Contains(d.Key) && d.Kind == DocumentKind.Invoice)
            .Select(d => new { d.Key, d.Content }).ToListAsync(ct))
            .Select(d => (d.Key, Content: seal.Open<DocumentContent>(d.Content))).Where(d => d.Content is not null)
            .ToDictionary(d => d.Key, d => d.Content!);
        var (drawn, over) = DrawCredits.Decide(papers, contents, rates);
        foreach (var credit in drawn) papers.Documents.Add(await Issue(db, papers, credit, look, now, ct));
        return over?.Code == "invoice.over-credited" ? (null, over) : (over, null);
    }

    /// <summary>The meter of a year and the year before it, as it stands in this transaction.</summary>
    private static async Task<Func<int, ThresholdReading>> Threshold(TandemDb db, OrderPapers papers, CancellationToken ct)
    {
        var sold = await OssMeter.SoldOf(db, papers.Seller.Id, ct);
        return year => OssMeterRule.Read(sold, papers.Settings, year);
    }

    /// <summary>Who buys is known no longer than it is needed: every unit has its document, or never comes.</summary>
    private static async Task Forget(TandemDb db, long order, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var lines = await db.OrderLines.Where(l => l.OrderKey == order)
            .Select(l => new { l.OrderItemId, l.Quantity, l.Cancelled }).ToListAsync(ct);
        var invoiced = (await db.IssuedLines.Where(l => l.OrderKey == order && l.OfLine == null)
            .Select(l => new { l.OrderItemId, l.DocumentKey, l.Units }).Distinct().ToListAsync(ct))
            .ToLookup(l => l.OrderItemId, l => l.Units);
        if (lines.TrueForAll(l => invoiced[l.OrderItemId].Sum() + l.Cancelled >= l.Quantity))
            await db.DocumentDrafts.Where(d => d.OrderKey == order).ExecuteDeleteAsync(ct);
    }
}
