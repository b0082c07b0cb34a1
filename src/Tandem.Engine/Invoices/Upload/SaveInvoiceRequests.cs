using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
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
    private static readonly TimeSpan AsksPartyAgain = TimeSpan.FromHours(1);

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

            if (row.PartyTaken || row.PartyDueAt is null) over.Add(UploadQuestions.Unread(one.ShipmentId));
            if (InvoiceRequestRule.IsBehind(one, row, now)) continue;
            if (one.State != InvoiceRequestState.Asked) over.Add(UploadQuestions.Asked(one.ShipmentId));
            if (!InvoiceRequestRule.IsRefused(one.State)) over.Add(UploadQuestions.Refused(one.ShipmentId));
            var isSame = one.State == row.State && (one.ChangedAt ?? row.ChangedAt) == row.ChangedAt;
            row.Dismissed &= isSame;
            (row.ChangedAt, row.GivenAt) = (isSame ? row.ChangedAt : one.ChangedAt, null);
            (row.State, row.Over) = (one.State, !InvoiceRequestRule.IsOpen(one.State));
            row.AskedAt ??= one.AskedAt;
            row.AnsweredAt ??= one.AnsweredAt;
            row.Deadline ??= InvoiceRequestRule.DeadlineOf(row.AskedAt);
            row.AlarmAt = row.Dismissed ? null : InvoiceRequestRule.AlarmAt(row.State, row.Deadline);
        }

        await db.SaveChangesAsync(ct);
        if (over.Count > 0) await db.Clear(account.SellerId, now, over, ct);
    }

    /// <summary>bol took a file of ours: what becomes of it is followed from here on, asked for or not.</summary>
    /// <param name="sentAt">By our clock; whatever bol says of it is the newer word.</param>
    public static async Task Uploaded(TandemDb db, Account account, UploadPayload payload, Intent intent, DateTimeOffset sentAt,
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
        else if (row.ChangedAt > sentAt) return;

        (row.State, row.GivenAt, row.SeenAt) = (InvoiceRequestState.Uploaded, sentAt, now);
        (row.AlarmAt, row.Over) = (null, false);
        row.AnsweredAt ??= sentAt;
        await db.SaveChangesAsync(ct);
        await db.Clear(account.SellerId, now, UploadQuestions.AllOf(payload.ShipmentId), ct);
    }

    /// <summary>bol does not show it any more.</summary>
    public static async Task Lose(TandemDb db, Account account, string shipmentId, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.InvoiceRequests.SingleAsync(r => r.AccountId == account.Id && r.ShipmentId == shipmentId, ct);
        (row.Over, row.AlarmAt, row.SeenAt) = (true, null, now);
        await db.Clear(account.SellerId, now, [UploadQuestions.Asked(shipmentId), UploadQuestions.Refused(shipmentId),
            UploadQuestions.Unread(shipmentId)], ct);
    }

    /// <summary>bol's answer about it failed: the others go on, and where it cannot be read a person is asked.</summary>
    /// <param name="party">It was asked whom it is for.</param>
    public static async Task SetAside(TandemDb db, Account account, string shipmentId, BolFailure failure, bool party,
        DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.InvoiceRequests.SingleAsync(r => r.AccountId == account.Id && r.ShipmentId == shipmentId, ct);
        if (party) row.PartyDueAt = now + AsksPartyAgain;
        else row.SeenAt = now;
        if (failure is BolUnavailable { Own: not ("unreadable" or "too-large") }) return;
        await db.Raise(row.SellerId, now, UploadQuestions.Unread(shipmentId), row.OrderKey is null ? ActivitySubject.Seller
            : ActivitySubject.Order, row.OrderKey ?? 0, Reason.Of("attention.invoice-unread",
                ("order", row.BolOrderId ?? shipmentId), ("words", RemoteFailure.WordsOf(failure))), ct, account.Id.Value);
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
            await Ask(db, late, UploadQuestions.Asked(late.ShipmentId), "attention.invoice-asked", now, ct);
        foreach (var refused in await db.InvoiceRequests.AsNoTracking()
            .Where(r => r.AccountId == account.Id && !r.Over && !r.Dismissed
                && (r.State == InvoiceRequestState.Incorrect || r.State == InvoiceRequestState.Virus))
            .OrderBy(r => r.ShipmentId).Take(AskedAtOnce).ToListAsync(ct))
        {
            await Ask(db, refused, UploadQuestions.Refused(refused.ShipmentId), refused.State == InvoiceRequestState.Virus
                ? "attention.invoice-virus" : "attention.invoice-incorrect", now, ct);
        }
    }

    private static Task Ask(TandemDb db, InvoiceRequest row, string cause, string code, DateTimeOffset now,
        CancellationToken ct) =>
        db.Raise(row.SellerId, now, cause, row.OrderKey is null ? ActivitySubject.Seller : ActivitySubject.Order,
            row.OrderKey ?? 0,
            Reason.Of(code, ("order", row.BolOrderId ?? row.ShipmentId), ("at", row.Deadline?.ToString("O"))), ct,
            row.AccountId.Value);
}
