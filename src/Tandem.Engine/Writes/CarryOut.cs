using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Writes;

/// <summary>
/// The one machine that carries out remote writes: marks a row before its call goes out, follows bol's queue, looks for what was
/// lost before anything is sent again, and takes every row on to its end. A row that fails stops only itself.
/// </summary>
internal sealed class CarryOut(TimeProvider clock, Checkpoints checkpoints, ILogger<CarryOut> log)
{
    /// <summary>Carries out all that is due, for a lane that does nothing else. Where nothing is it costs one query.</summary>
    /// <param name="wakes">The lanes that have work because of what was carried out.</param>
    public async Task<LaneResult> Run(SellerWork work, IRemoteWrite write, Lane wakes, CancellationToken ct)
    {
        var next = await Next(work, null, write, ct);
        if (!(next <= clock.GetUtcNow())) return new LaneResult(next);
        var view = await work.View(ct);
        var wake = Lane.None;
        while (await Some(work, view, write, ct)) wake = wakes;
        return new LaneResult(await Next(work, view, write, ct), wake);
    }

    /// <summary>Carries out what is due now.</summary>
    /// <returns>False where nothing was.</returns>
    public async Task<bool> Some(SellerWork work, SellerView view, IRemoteWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<Intent> due;
        await using (var db = work.Read())
            due = await write.InOrder(db, Open(db, work.Seller, write, view).Where(i => i.DueAt <= now))
                .Take(write.Policy.TakesAtMost).ToListAsync(ct);
        var rows = due.ConvertAll(row => new Turn(work, view, write, row));
        foreach (var turn in rows) await Guard(turn, () => Begin(turn, ct), ct);

        var queue = new ProcessQueue(work, from t in rows
                                           where t.Attempt?.Account is not null && t.Row.ProcessStatusId is not null
                                           select (t.Attempt!.Account!, t.Row.ProcessStatusId!));
        foreach (var some in rows.Where(t => t.Attempt is not null).Chunk(write.Policy.AtOnce))
            await Carry(some, write, queue, ct);
        return due.Count > 0;
    }

    /// <summary>
    /// Carries some out side by side: each is looked at, what goes out is marked, then called, then what has ended is settled. Of
    /// a kind that allows it all are marked in one transaction and settled in one.
    /// </summary>
    private async Task Carry(IReadOnlyList<Turn> turns, IRemoteWrite write, ProcessQueue queue, CancellationToken ct)
    {
        await Together(turns, some => write.Gather([.. some.Select(t => t.Attempt!)], clock.GetUtcNow(), ct), ct);
        await Each(turns.Where(t => !t.HasFailed), turn => Take(turn, queue, ct), ct);
        await Together(turns.Where(t => t.Goes), some => MarkSent(some, ct), ct);
        await Each(turns.Where(t => t.IsMarked && !t.HasFailed), turn => Send(turn, ct), ct);
        var ended = turns.Where(t => t.End is not null && !t.HasFailed).ToList();
        await Together(ended, some => Settle(some, write, ct), ct);
        foreach (var turn in ended.Where(t => !t.HasFailed)) await Guard(turn, () => Reached(turn, "settled", ct), ct);
    }

    private Task Each(IEnumerable<Turn> turns, Func<Turn, Task> step, CancellationToken ct) =>
        Task.WhenAll(turns.Select(turn => Guard(turn, () => step(turn), ct)));

    /// <summary>
    /// One step of all of them at once; where that fails, of each by itself, so that the one that fails stops only itself.
    /// </summary>
    private async Task Together(IEnumerable<Turn> turns, Func<IReadOnlyList<Turn>, Task> step, CancellationToken ct)
    {
        var all = turns.ToList();
        if (all.Count > 1 && all[0].Write.Policy.Together)
        {
            try
            {
                await step(all);
                return;
            }
            catch (Exception failure) when (StopsOnlyItself(failure, ct))
            {
                log.LogInformation(failure, "{Count} writes of seller {Seller} go on one by one", all.Count, all[0].Work.Seller);
            }
        }

        foreach (var turn in all) await Guard(turn, () => step([turn]), ct);
    }

    private static bool StopsOnlyItself(Exception failure, CancellationToken ct) =>
        failure is not OwnershipLost && !(failure is OperationCanceledException && ct.IsCancellationRequested);

    /// <summary>When the next row is due.</summary>
    /// <param name="view">Null: as if all that is planned may begin.</param>
    public static async Task<DateTimeOffset?> Next(SellerWork work, SellerView? view, IRemoteWrite write, CancellationToken ct)
    {
        await using var db = work.Read();
        return await Open(db, work.Seller, write, view).MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
    }

    /// <summary>Rows that have something to do. What waits for its module or its shop holds up nothing else.</summary>
    /// <inheritdoc cref="Next"/>
    private static IQueryable<Intent> Open(TandemDb db, SellerId seller, IRemoteWrite write, SellerView? view)
    {
        var all = write.Policy.TakenBackWhileObserving;
        var live = db.Modules.Where(m => m.SellerId == seller && m.Since != null).Select(m => m.Module);
        var open = db.Intents.Where(i => i.SellerId == seller && i.Kind == write.Kind
            && ((i.State == IntentState.Planned && (all || live.Contains(i.Of))) || i.State == IntentState.Sent
                || i.State == IntentState.Unknown));
        if (view is not null) open = write.MayBegin(db, view, open);

        // What is marked and waits for no queue is on its way at this moment.
        var due = open.Where(i => i.State != IntentState.Sent || i.ProcessStatusId != null);
        return write.Policy.InTurn ? due.Where(i => !open.Any(e => e.Subject == i.Subject && e.Key < i.Key)) : due;
    }

    private async Task Guard(Turn turn, Func<Task> step, CancellationToken ct)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (StopsOnlyItself(failure, ct))
        {
            turn.HasFailed = true;
            await Fail(turn, failure, ct);
        }
    }

    private async Task Begin(Turn turn, CancellationToken ct)
    {
        turn.Attempt = turn.Write.Begin(turn.Work, turn.View, turn.Row);
        if (turn.Attempt is not null) return;
        await Change(turn, async (db, row, now) =>
        {
            row.Refuse(now, Reason.Of("write.remote-gone", ("write", row.Kind)));
            db.Note(row.SellerId, now, ActivitySubject.Seller, 0, row.Reason!);
            await AskAboutWrites.Clear(db, row, turn.About, now, ct);
        }, ct);
    }

    private async Task Take(Turn turn, ProcessQueue queue, CancellationToken ct)
    {
        var (row, attempt, policy) = (turn.Row, turn.Attempt!, turn.Write.Policy);
        var status = row.ProcessStatusId is { } id && attempt.Account is { } account ? await queue.StatusOf(account, id, ct)
            : null;
        var overdue = WriteRule.IsOverdue(row, policy, clock.GetUtcNow());
        if (status?.Status == "PENDING" && !overdue) await Postpone(turn, new Found.CannotTell(), ct);
        else if (status?.Status == "SUCCESS" && policy.SuccessIsProof) turn.End = new WriteEnd(true);
        else if (row.State != IntentState.Planned || policy.LooksFirst || row.Refusals > 0) await Look(turn, status, ct);
        else turn.Goes = true;
    }

    private async Task Look(Turn turn, Bol.BolProcessStatus? status, CancellationToken ct)
    {
        var found = await turn.Attempt!.Look(status, clock.GetUtcNow(), ct);
        var (policy, now) = (turn.Write.Policy, clock.GetUtcNow());
        switch (found)
        {
            case Found.Done:
                turn.End = new WriteEnd(true);
                break;
            case Found.TooLate late:
                turn.End = new WriteEnd(false, late.Why);
                break;
            case Found.Queued queued:
                await Change(turn, (row, at) => row.Queued(queued.ProcessStatusId, at, at), ct);
                break;
            case Found.NotThere when status?.Status is "FAILURE" or "TIMEOUT":
                await Fail(turn, new WriteFailed(FailureKind.Refused, WriteMoment.InQueue, status.ErrorMessage ?? status.Status),
                    ct);
                break;
            case Found.NotThere not when WriteRule.MayStillCome(turn.Row, policy, not.MayStillWork ?? policy.MayStillWork, now):
                await Postpone(turn, new Found.CannotTell(), ct);
                break;
            case Found.NotThere when turn.Row.State != IntentState.Planned:
                await Change(turn, (row, at) => row.MayGoAgain(at), ct);
                break;
            case Found.NotThere:
                turn.Goes = true;
                break;
            case Found.CannotTell unclear:
                await Postpone(turn, unclear, ct);
                break;
        }
    }

    private async Task Send(Turn turn, CancellationToken ct)
    {
        await Reached(turn, "sent", ct);
        var answer = await turn.Attempt!.Send(at => turn.LeftAt = at, ct);
        await Reached(turn, "called", ct);
        switch (answer)
        {
            case Answer.Queued { ProcessStatusId: { } id }:
                await Change(turn, (row, now) => row.Queued(id, now, WriteRule.LookAgain(row, now)), ct);
                await Reached(turn, "queued", ct);
                break;
            case Answer.Done:
                turn.End = new WriteEnd(true);
                break;
            default:
                await Change(turn, (row, now) => row.MarkUnknown(now), ct);
                if (answer is Answer.Look) await Look(turn, null, ct);
                break;
        }
    }

    private async Task MarkSent(IReadOnlyList<Turn> turns, CancellationToken ct)
    {
        var marked = await turns[0].Work.Owner.Write(async db =>
        {
            var rows = await Rows(db, turns, ct);
            var going = new List<Turn>();
            var live = new Dictionary<Module, bool>();
            foreach (var turn in turns.Where(t => rows.ContainsKey(t.Row.Key)))
            {
                turn.Row = rows[turn.Row.Key];
                if (!live.TryGetValue(turn.Row.Of, out var writes))
                    live[turn.Row.Of] = writes = await db.IsLive(turn.Row.SellerId, turn.Row.Of, ct);
                if (await MarkSent(turn, db, writes, ct)) going.Add(turn);
            }

            return going;
        }, ct);
        foreach (var turn in marked) turn.IsMarked = true;
    }

    private async Task<bool> MarkSent(Turn turn, TandemDb db, bool live, CancellationToken ct)
    {
        var (row, now) = (turn.Row, clock.GetUtcNow());

        // Marked by a transaction of which we were told that it had failed: nothing of it is known to have left.
        if (row is { State: IntentState.Sent, ProcessStatusId: null }) row.MarkUnknown(now);
        if (row.State != IntentState.Planned) return false;
        var ready = live || turn.Write.Policy.TakenBackWhileObserving
            ? await turn.Attempt!.Prepare(db, row, live, now, ct) : new Ready.Wait(ModuleSwitch.LookAgain);
        switch (ready)
        {
            case Ready.Go go:
                row.MarkSent(now, go.Payload);
                return true;
            case Ready.Wait wait:
                row.Postpone(now + wait.For, wait.Why);
                break;
            case Ready.End end:
                row.Refuse(now, end.Why);
                await Ended(db, [turn], turn.Write, now, ct);
                break;
            case Ready.Drop drop:
                db.Intents.Remove(row);
                await db.SaveChangesAsync(ct);
                await AskAboutWrites.Clear(db, row, turn.About, now, ct);
                if (drop.Then is { } then) await then();
                break;
        }

        return false;
    }

    private Task Settle(IReadOnlyList<Turn> turns, IRemoteWrite write, CancellationToken ct) =>
        turns[0].Work.Owner.Write(db => Settle(db, turns, write, ct), ct);

    private async Task Settle(TandemDb db, IReadOnlyList<Turn> turns, IRemoteWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await Rows(db, turns, ct);
        var ended = turns.Where(t => rows.TryGetValue(t.Row.Key, out var row) && row.IsOpen).ToList();
        foreach (var turn in ended)
        {
            turn.Row = rows[turn.Row.Key];
            if (turn.End!.Confirmed) turn.Row.Confirm(now);
            else turn.Row.Refuse(now, turn.End.Why);
        }

        await Ended(db, ended, write, now, ct);
    }

    private static async Task Ended(TandemDb db, IReadOnlyList<Turn> turns, IRemoteWrite write, DateTimeOffset now,
        CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await AskAboutWrites.Clear(db, [.. turns.Select(t => (t.Row, t.About))], now, ct);
        await write.Settle(db, [.. turns.Select(t => (t.Attempt!, t.Row))], now, ct);
    }

    /// <summary>As they are now; without those that are gone.</summary>
    private static Task<Dictionary<long, Intent>> Rows(TandemDb db, IReadOnlyList<Turn> turns, CancellationToken ct)
    {
        var keys = turns.Select(t => t.Row.Key).ToList();
        return db.Intents.Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
    }

    private Task Postpone(Turn turn, Found.CannotTell found, CancellationToken ct) => Change(turn, async (db, row, now) =>
    {
        if (found.HasEnded) row.MarkUnknown(row.LeftBy ?? now);
        row.Stall(found.Again is { } pause ? now + pause : WriteRule.LookAgain(row, now), now);
        if (found.Ask is { } what) await AskAboutWrites.Ask(db, row, turn.About, what, now, ct);
        else if (WriteRule.IsOverdue(row, turn.Write.Policy, now))
        {
            var failed = new WriteFailed(row.LeftBy is null ? FailureKind.Unavailable : FailureKind.Lost, WriteMoment.Reading,
                row.RemoteWords);
            await AskAboutWrites.Ask(db, row, turn.Write.Policy, failed, turn.About, now, ct);
        }
    }, ct);

    private Task Fail(Turn turn, Exception failure, CancellationToken ct)
    {
        var moment = turn.Row is { State: IntentState.Sent, ProcessStatusId: null } ? WriteMoment.Calling : WriteMoment.Reading;
        var failed = WriteFailed.Of(failure, moment, turn.LeftAt);
        if (failed.Kind == FailureKind.Bug)
            log.LogError(failure, "{Kind} {Intent} of seller {Seller} failed", turn.Row.Kind, turn.Row.Key, turn.Work.Seller);
        return Fail(turn, failed, ct);
    }

    private Task Fail(Turn turn, WriteFailed failed, CancellationToken ct) => Change(turn, async (db, row, now) =>
    {
        // What counts is the row as it is stored: of a settling that failed it is still on its way, and must be looked for.
        if (row is { State: IntentState.Sent, ProcessStatusId: null }) failed = failed with { Moment = WriteMoment.Calling };
        await FailWrite.Take(db, row, turn.Write.Policy, failed, turn.About, now, ct);
        if (row.State == IntentState.Refused && turn.Attempt is { } attempt)
            await turn.Write.Settle(db, [(attempt, row)], now, ct);
    }, ct);

    private Task Change(Turn turn, Action<Intent, DateTimeOffset> change, CancellationToken ct) => Change(turn, (_, row, now) =>
    {
        change(row, now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Moves the row where it has not ended meanwhile: a person may have.</summary>
    private Task Change(Turn turn, Func<TandemDb, Intent, DateTimeOffset, Task> change, CancellationToken ct) =>
        turn.Work.Owner.Write(async db =>
        {
            if (await db.Intents.SingleOrDefaultAsync(i => i.Key == turn.Row.Key, ct) is not { IsOpen: true } row) return;
            turn.Row = row;
            await change(db, row, clock.GetUtcNow());
        }, ct);

    private Task Reached(Turn turn, string step, CancellationToken ct) =>
        checkpoints.Reached($"{turn.Write.Policy.Name}.{step}", ct);

    /// <summary>One row on its way through the machine.</summary>
    private sealed class Turn(SellerWork work, SellerView view, IRemoteWrite write, Intent row)
    {
        public SellerWork Work => work;

        public SellerView View => view;

        public IRemoteWrite Write => write;

        /// <summary>As it was last read or moved.</summary>
        public Intent Row { get; set; } = row;

        public IAttempt? Attempt { get; set; }

        /// <summary>When its request left, the last time.</summary>
        public DateTimeOffset? LeftAt { get; set; }

        /// <summary>It is to be sent; it was marked for that.</summary>
        public bool Goes { get; set; }

        /// <inheritdoc cref="Goes"/>
        public bool IsMarked { get; set; }

        /// <summary>How it has ended at its remote; null: it has not.</summary>
        public WriteEnd? End { get; set; }

        /// <summary>A step failed, and what follows from that was noted.</summary>
        public bool HasFailed { get; set; }

        public WriteTopic About => Attempt?.About ?? new WriteTopic("", AskAboutWrites.CauseOf(Row));
    }

    private sealed record WriteEnd(bool Confirmed, Reason? Why = null);
}
