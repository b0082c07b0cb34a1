using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Returns;

/// <summary>
/// Makes returns at bol of what came back, or was refunded, without one. Their numbers are known once bol lists them.
/// </summary>
internal sealed class MakeReturns : IRemoteWrite
{
    public IntentKind Kind => IntentKind.MakeReturn;

    public WritePolicy Policy { get; } = new("make-return", "attention.return-refused")
    {
        AtOnce = 5,
        InTurn = true,
        MayStillWork = TimeSpan.FromMinutes(10),
        SuccessIsProof = true,
        AskAfterRefusals = 3,
        EndAfterRefusals = 6,
    };

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<MakePayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new Attempt(work, account, row, payload) : null;
    }

    private sealed class Attempt(SellerWork work, Account account, Intent intent, MakePayload payload) : IAttempt
    {
        private const int PagesToLookThrough = 3;
        private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);

        public WriteTopic About => new(payload.BolOrderId, AskAboutWrites.CauseOf(intent));

        public Account Account => account;

        /// <summary>
        /// bol names a process by what it made (facts/bol.md §6), which nobody told us: the returns themselves are looked
        /// through.
        /// </summary>
        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            if (ended?.Status == "FAILURE") return new Found.NotThere();
            var since = intent.SentAt - ClockDoubt;
            var (ean, taken, others) = await Known(ct);
            for (var page = 1; page <= PagesToLookThrough; page++)
            {
                var list = await work.Bol(account).GetReturns(new BolReturnQuery { Handled = true, Page = page }, ct);
                var answer = list.Returns ?? [];
                others -= SaveReturns.From(answer).Count(r => IsLike(r, ean, since) && !taken.Contains(r.RmaId));
                if (others < 0) return new Found.Done();
                if (answer.Count < BolReturnList.PageSize) break;
            }

            return new Found.NotThere();
        }

        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            await db.ReturnDecisions.AnyAsync(d => d.Key == payload.Decision && !d.Dropped, ct) ? new Ready.Go()
                : new Ready.Drop();

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct) =>
            new Answer.Queued((await work.Bol(account).Noting(left).CreateReturn(
                new BolReturnCreate(payload.OrderItemId, payload.Units, payload.Handling), ct)).ProcessStatusId);

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            var decision = await db.ReturnDecisions.SingleAsync(d => d.Key == payload.Decision, ct);
            var done = row.State == IntentState.Confirmed;
            (decision.AtBol, decision.Dropped) = (done, !done);
            await db.SaveChangesAsync(ct);
            await BookReturns.Run(db, row.SellerId, [row.Subject], now, ct);
        }

        private bool IsLike(SeenReturn seen, string? ean, DateTimeOffset? since) =>
            seen.BolOrderId == payload.BolOrderId && seen.Ean == ean && seen.Units == payload.Units && seen.RegisteredAt >= since
            && BolResultsRule.Shown(seen.Results, payload.Handling, []) >= payload.Units;

        /// <summary>
        /// The article, the returns of it that are accounted for, and how many more were made and are not known yet.
        /// </summary>
        private async Task<(string? Ean, HashSet<string> Taken, int Others)> Known(CancellationToken ct)
        {
            var recently = intent.SentAt - TimeSpan.FromHours(1);
            await using var db = work.Read();
            var ean = await db.OrderLines.Where(l => l.OrderKey == intent.Subject && l.OrderItemId == payload.OrderItemId)
                .Select(l => l.Ean).SingleOrDefaultAsync(ct);
            var taken = await db.Returns.Where(r => r.OrderKey == intent.Subject
                && db.ReturnDecisions.Any(d => d.ReturnKey == r.Key && d.Key != payload.Decision)).Select(r => r.RmaId)
                .ToListAsync(ct);
            var others = await db.ReturnDecisions.CountAsync(d => d.OrderKey == intent.Subject
                && d.OrderItemId == payload.OrderItemId && d.ReturnKey == null && d.AtBol && d.Units == payload.Units
                    && d.Key != payload.Decision
                && d.At > recently, ct);
            return (ean, [.. taken], others);
        }
    }
}
