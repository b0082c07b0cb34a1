using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Reads a bol account's returns: all that wait, what was handled as far back as there is something new, and one by one those
/// that wait no longer and were not found among the handled. In turns: bol allows twenty calls a minute.
/// </summary>
internal sealed class ReadReturns(TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 6;
    private const int SinglesInATurn = 6;
    private static readonly TimeSpan NextPart = TimeSpan.FromSeconds(30);

    // Until then a seller may change how a return was handled (facts/bol.md §8 has the same days for making one).
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(90);

    // As long as bol lets a seller accept a return after all (partnerplatform.bol.com/en/idp/change-return-status, seen
    // 2026-11-28).
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(2 * 365);

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "returns");

    public async Task<Reading> Run(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var at = ReturnCursor.From(observation.At<ReturnCursor>(), began);
        for (var turn = 0; turn < PagesInATurn && !at.IsOver; turn++)
        {
            var (handled, method) = at.List;
            var answer =
                (await bol.GetReturns(new BolReturnQuery { Handled = handled, FulfilmentMethod = method, Page = at.Page },
                    ct)).Returns ?? [];
            var changed = await Save(work, account, answer, ct);
            if (changed > 0) at = at with { NewsAt = began };
            var isOld = answer.All(r => r.RegistrationDateTime < at.Began - LooksBack);
            at = at.After(answer.Count >= BolReturnList.PageSize, changed == 0, isOld);
        }

        if (!at.IsOver) return new Reading(at, NextPart);
        var (found, left) = await ReadSingles(work, account, at.Began, ct);
        if (found > 0) at = at with { NewsAt = began };
        left |= await ReadCodes(work, account, ct);
        await work.Owner.Write(db => Finish(db, account, at, clock.GetUtcNow(), ct), ct);
        return new Reading(at, left ? NextPart : ReturnRule.NextLook(began - at.NewsAt));
    }

    /// <summary>Those that a whole pass did not show as waiting: they were handled, and bol may list that far down.</summary>
    private async Task<(int Found, bool Left)> ReadSingles(SellerWork work, Account account, DateTimeOffset passBegan,
        CancellationToken ct)
    {
        List<string> ids;
        await using (var db = work.Read())
        {
            ids = await db.Returns.Where(r => r.AccountId == account.Id && !r.Handled && !r.Gone && r.SeenAt < passBegan)
                .OrderBy(r => r.SeenAt).Select(r => r.ReturnId).Take(SinglesInATurn + 1).ToListAsync(ct);
        }

        var found = 0;
        foreach (var id in ids.Take(SinglesInATurn).Distinct(StringComparer.Ordinal))
        {
            if (await work.Bol(account).GetReturn(id, ct) is { } answer) found += await Save(work, account, [answer], ct);
            else await work.Owner.Write(db => Lose(db, account, id, clock.GetUtcNow(), ct), ct);
        }

        return (found, ids.Count > SinglesInATurn);
    }

    /// <summary>
    /// By what parcels those that wait come back: a list does not tell, and the desk finds a return by its label.
    /// </summary>
    /// <returns>Whether some are left.</returns>
    private static async Task<bool> ReadCodes(SellerWork work, Account account, CancellationToken ct)
    {
        List<string> ids;
        await using (var db = work.Read())
        {
            ids = await db.Returns.Where(r => r.AccountId == account.Id && !r.Handled && !r.Gone && !r.Lvb
                && r.TrackingCode == null)
                .OrderBy(r => r.Key).Select(r => r.ReturnId).Distinct().Take(SinglesInATurn + 1).ToListAsync(ct);
        }

        foreach (var id in ids.Take(SinglesInATurn))
        {
            var codes = ((await work.Bol(account).GetReturn(id, ct))?.ReturnItems ?? []).Where(i => i.RmaId is not null)
                .ToDictionary(i => i.RmaId!, i => Shipments.Parcels.TrackingCode.Plain(i.TrackAndTrace), StringComparer.Ordinal);
            await work.Owner.Write(async db =>
            {
                foreach (var row in await db.Returns.Where(r => r.AccountId == account.Id && r.ReturnId == id).ToListAsync(ct))
                    row.TrackingCode = codes.GetValueOrDefault(row.RmaId, "");
            }, ct);
        }

        return ids.Count > SinglesInATurn;
    }

    /// <summary>bol knows it no more: nothing of it can be handled there.</summary>
    private static async Task Lose(TandemDb db, Account account, string returnId, DateTimeOffset now, CancellationToken ct)
    {
        var lost = await db.Returns.Where(r => r.AccountId == account.Id && r.ReturnId == returnId && !r.Handled).ToListAsync(ct);
        foreach (var row in lost)
        {
            (row.Gone, row.Unbooked) = (true, true);
            SaveReturns.Count(row);
        }

        await db.Clear(account.SellerId, now, lost.ConvertAll(r => SaveReturns.Cause(r.RmaId)), ct);
    }

    private async Task<int> Save(SellerWork work, Account account, IReadOnlyList<BolReturn> answer, CancellationToken ct)
    {
        var seen = SaveReturns.From(answer);
        if (seen.Count == 0) return 0;
        await checkpoints.Reached("returns.read", ct);
        var changed = await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var news = await SaveReturns.Save(db, account, seen, now, ct);
            if (news > 0) await Follow(db, account, now, ct);
            return news;
        }, ct);
        await checkpoints.Reached("returns.saved", ct);
        return changed;
    }

    private static async Task Finish(TandemDb db, Account account, ReturnCursor at, DateTimeOffset now, CancellationToken ct)
    {
        await Follow(db, account, now, ct);
        foreach (var late in await db.Returns.Where(r => r.AccountId == account.Id && !r.Handled && !r.Gone && r.AlarmAt <= now)
            .OrderBy(r => r.AlarmAt).Take(100).ToListAsync(ct))
        {
            late.AlarmAt = null;
            await db.Raise(
                account.SellerId, now, SaveReturns.Cause(late.RmaId), late.OrderKey is null ? ActivitySubject.Seller
                    : ActivitySubject.Order, late.OrderKey ?? 0,
                Reason.Of("attention.return-waits", ("order", late.BolOrderId), ("rma", late.RmaId),
                    ("since", late.RegisteredAt.ToString("O"))), ct, account.Id.Value);
        }

        await BookReturns.RunDue(db, account.SellerId, now, ct);
        var oldest = now - Keeps;
        if (at.Deep)
            await db.Returns.Where(r => r.AccountId == account.Id && r.Handled && r.RegisteredAt < oldest).ExecuteDeleteAsync(ct);
    }

    private static async Task Follow(TandemDb db, Account account, DateTimeOffset now, CancellationToken ct)
    {
        await SaveReturns.FindOrders(db, account, now, ct);
        await db.SaveChangesAsync(ct);
        await FollowReturns.Run(db, account.SellerId, now, ct);
        await TakeResults.Run(db, account.SellerId, now, ct);
    }
}
