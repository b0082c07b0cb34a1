using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>Takes over what bol answered about invoices of shipments, and asks about those that need a person.</summary>
internal static class SaveInvoiceRequests
{
    private const int AskedAtOnce = 100;

    public static async Task Save(TandemDb db, Account account, IReadOnlyList<SeenRequest> seen, DateTimeOffset now,
        CancellationToken ct)
    {
        var ids = seen.Select(r => r.ShipmentId).ToList();
        var known = await db.InvoiceRequests.Where(r => r.AccountId == account.Id && ids.Contains(r.ShipmentId))
            .ToDictionaryAsync(r => r.ShipmentId, ct);
        List<string> over = [];
        foreach (var one in seen)
        {
            if (!known.TryGetValue(one.ShipmentId, out var row))
            {
                row = new InvoiceRequest { SellerId = account.SellerId, AccountId = account.Id, ShipmentId = one.ShipmentId };
                db.InvoiceRequests.Add(row);
            }

            row.SeenAt = now;
            row.BolOrderId ??= one.BolOrderId;

            // A list may be behind what was read of the one alone.
            if (one.ChangedAt < row.ChangedAt) continue;
            if (one.State != InvoiceRequestState.Asked) over.Add(UploadQuestions.Asked(one.ShipmentId));
            if (!InvoiceRequestRule.IsRefused(one.State)) over.Add(UploadQuestions.Refused(one.ShipmentId));
            row.Dismissed &= one.ChangedAt == row.ChangedAt;
            (row.State, row.ChangedAt, row.Over) = (one.State, one.ChangedAt, !InvoiceRequestRule.IsOpen(one.State));
            row.AskedAt ??= one.AskedAt;
            row.AnsweredAt ??= one.AnsweredAt;
            row.Deadline ??= InvoiceRequestRule.DeadlineOf(row.AskedAt);
            row.AlarmAt = row.Dismissed ? null : InvoiceRequestRule.AlarmAt(row.State, row.Deadline);
        }

        await db.SaveChangesAsync(ct);
        if (over.Count > 0) await db.Clear(account.SellerId, now, over, ct);
    }

    /// <summary>bol took a file of ours: what becomes of it is followed from here on, asked for or not.</summary>
    /// <param name="at">Not after bol's own moment of it, so that what bol says of it is always the newer word.</param>
    public static async Task Uploaded(TandemDb db, Account account, UploadPayload payload, Intent intent, DateTimeOffset at,
        DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.InvoiceRequests.SingleOrDefaultAsync(r => r.AccountId == account.Id
            && r.ShipmentId == payload.ShipmentId, ct);
        if (row is null)
        {
            row = new InvoiceRequest { SellerId = account.SellerId, AccountId = account.Id, ShipmentId = payload.ShipmentId };
            (row.BolOrderId, row.OrderKey) = (payload.BolOrderId, intent.Subject);
            db.InvoiceRequests.Add(row);
        }
        else if (row.ChangedAt > at) return;

        (row.State, row.ChangedAt, row.SeenAt) = (InvoiceRequestState.Uploaded, at, now);
        (row.AlarmAt, row.Over) = (null, false);
        row.AnsweredAt ??= at;
        await db.SaveChangesAsync(ct);
        await db.Clear(account.SellerId, now, UploadQuestions.AllOf(payload.ShipmentId), ct);
    }

    /// <summary>bol does not show it any more.</summary>
    public static async Task Lose(TandemDb db, Account account, string shipmentId, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.InvoiceRequests.SingleAsync(r => r.AccountId == account.Id && r.ShipmentId == shipmentId, ct);
        (row.Over, row.AlarmAt, row.SeenAt) = (true, null, now);
        await db.Clear(account.SellerId, now, [UploadQuestions.Asked(shipmentId), UploadQuestions.Refused(shipmentId)], ct);
    }

    /// <summary>Finds the orders of those that came before them.</summary>
    public static Task FindOrders(TandemDb db, Account account, CancellationToken ct) =>
        db.InvoiceRequests.Where(r => r.AccountId == account.Id && r.OrderKey == null
            && db.Orders.Any(o => o.AccountId == r.AccountId && o.BolOrderId == r.BolOrderId))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.OrderKey, x => db.Orders
                .Where(o => o.AccountId == x.AccountId && o.BolOrderId == x.BolOrderId)
                .Select(o => (long?)o.Key).FirstOrDefault()), ct);

    public static async Task Ask(TandemDb db, Account account, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var late in await db.InvoiceRequests.AsNoTracking()
            .Where(r => r.AccountId == account.Id && !r.Over && r.AlarmAt <= now).OrderBy(r => r.AlarmAt).Take(AskedAtOnce)
            .ToListAsync(ct))
            await Ask(db, late, UploadQuestions.Asked(late.ShipmentId), "attention.invoice-asked", late.Deadline, now, ct);
        foreach (var refused in await db.InvoiceRequests.AsNoTracking()
            .Where(r => r.AccountId == account.Id && !r.Over && !r.Dismissed
                && (r.State == InvoiceRequestState.Incorrect || r.State == InvoiceRequestState.Virus))
            .OrderBy(r => r.ChangedAt).Take(AskedAtOnce).ToListAsync(ct))
        {
            await Ask(db, refused, UploadQuestions.Refused(refused.ShipmentId), refused.State == InvoiceRequestState.Virus
                ? "attention.invoice-virus" : "attention.invoice-incorrect", refused.ChangedAt, now, ct);
        }
    }

    private static Task Ask(TandemDb db, InvoiceRequest row, string cause, string code, DateTimeOffset? at, DateTimeOffset now,
        CancellationToken ct) =>
        db.Raise(row.SellerId, now, cause, row.OrderKey is null ? ActivitySubject.Seller : ActivitySubject.Order,
            row.OrderKey ?? 0,
            Reason.Of(code, ("order", row.BolOrderId ?? row.ShipmentId), ("at", at?.ToString("O"))), ct, row.AccountId.Value);
}
