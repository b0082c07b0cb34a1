using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Returns;

/// <summary>
/// Tells bol what became of returns, makes those that no customer registered, and then the orders that customers get in exchange.
/// Whatever a process status says, the return itself is read before anything is concluded: somebody may have handled it in bol's
/// portal.
/// </summary>
internal sealed class HandleReturns(CarryOut writes, MakeReturns makes, ReplaceReturns replaces) : ILane, IRemoteWrite
{
    Lane ILane.Kind => Lane.HandleReturns;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.HandleReturn, IntentKind.MakeReturn, IntentKind.Replacement];

    public IntentKind Kind => IntentKind.HandleReturn;

    public WritePolicy Policy { get; } = new("return", "attention.return-refused")
    {
        AtOnce = 5,
        InTurn = true,
        LooksFirst = true,
        MayStillWork = TimeSpan.FromMinutes(10),
        AskAfterRefusals = 3,
        EndAfterRefusals = 6,
    };

    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.BolProcesses;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        const Lane Wakes = Lane.TellShop | Lane.Decide;
        var handled = await writes.Run(work, this, Wakes, ct);
        var made = await writes.Run(work, makes, Wakes | Lane.WatchBol, ct);
        var replaced = await writes.Run(work, replaces, Wakes | Lane.WatchShop, ct);
        return new LaneResult(new[] { handled.NextDue, made.NextDue, replaced.NextDue }.Min(),
            handled.Wake | made.Wake | replaced.Wake);
    }

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<HandlePayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new Attempt(work, account, row, payload) : null;
    }

    private sealed class Attempt(SellerWork work, Account account, Intent intent, HandlePayload payload) : IAttempt
    {
        private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);
        private SeenReturn? _seen;

        public WriteTopic About => new(payload.BolOrderId, ReturnQuestions.NotHandled(payload.RmaId));

        public Account Account => account;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            var bol = work.Bol(account);
            if (intent is { ProcessStatusId: null, LeftBy: not null })
            {
                // The answer was lost: bol may have queued it under a status that nobody has told us.
                var known = await bol.GetProcessStatusesOf(payload.RmaId, "HANDLE_RETURN_ITEM", ct);
                if (known.Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= intent.SentAt - ClockDoubt)
                    .MaxBy(s => s.CreateTimestamp) is { } ours)
                    return new Found.Queued(ours.ProcessStatusId!);
            }

            if (await bol.GetReturn(payload.ReturnId, ct) is not { } answer)
                return new Found.TooLate(Reason.Of("return.gone", ("rma", payload.RmaId)));
            _seen = SaveReturns.From([answer]).FirstOrDefault(r => r.RmaId == payload.RmaId);
            if (_seen is null) return new Found.TooLate(Reason.Of("return.gone", ("rma", payload.RmaId)));
            List<ReturnDecision> others;
            await using (var db = work.Read())
                others = await db.ReturnDecisions.Where(d => d.ReturnKey == intent.Subject && !payload.Decisions.Contains(d.Key))
                    .ToListAsync(ct);
            if (BolResultsRule.Shown(_seen.Results, payload.Handling, others) >= payload.Units) return new Found.Done();
            var left = _seen.Units - _seen.Results.Sum(r => r.Units);
            return left < payload.Units && payload.Handling != OutcomeRule.HandlingOf(ReturnOutcome.StillApproved)
                ? new Found.TooLate(Reason.Of("return.handled-otherwise", ("rma", payload.RmaId),
                    ("returnResults", ReturnTerms.Pack(_seen.Results)))) : new Found.NotThere();
        }

        /// <summary>Whether it is still wanted.</summary>
        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            await db.ReturnDecisions.CountAsync(d => payload.Decisions.Contains(d.Key) && !d.Dropped, ct)
                == payload.Decisions.Count ? new Ready.Go() : new Ready.Drop();

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct) =>
            new Answer.Queued((await work.Bol(account).Noting(left)
                .HandleReturn(payload.RmaId, new BolReturnHandling(payload.Handling, payload.Units), ct)).ProcessStatusId);

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            var done = row.State == IntentState.Confirmed;
            var decisions = await db.ReturnDecisions.Where(d => payload.Decisions.Contains(d.Key)).ToListAsync(ct);
            foreach (var decision in decisions) (decision.AtBol, decision.Dropped) = (done, !done);
            await db.SaveChangesAsync(ct);
            var line = await db.Returns.SingleAsync(r => r.Key == row.Subject, ct);
            if (!done && line.OrderKey is { } order)
            {
                db.Note(row.SellerId, now, ActivitySubject.Order, order, row.Reason!);
                await db.Raise(row.SellerId, now, ReturnQuestions.NotHandled(payload.RmaId), ActivitySubject.Order, order,
                    Reason.Of(
                    "attention.return-not-handled", ("order", payload.BolOrderId), ("rma", payload.RmaId)), ct, account.Id.Value);
            }

            if (_seen is not null) await SaveReturns.Save(db, account, [_seen], now, ct);
            line.Unbooked = true;
            await db.SaveChangesAsync(ct);
            await FollowReturns.Run(db, row.SellerId, now, ct);
            await TakeResults.Run(db, row.SellerId, now, ct);
        }
    }
}
