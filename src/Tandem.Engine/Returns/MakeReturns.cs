using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Returns;

/// <summary>Makes returns at bol of what came back, or was refunded, without one. Their numbers are known once bol lists them.</summary>
internal sealed class MakeReturns : IRemoteWrite
{
    public IntentKind Kind => IntentKind.MakeReturn;

    public WritePolicy Policy { get; } = new("make-return", "attention.return-refused")
    {
        AtOnce = 5,
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
        private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);

        public WriteTopic About => new(payload.BolOrderId, AskAboutWrites.CauseOf(intent));

        public Account Account => account;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            if (ended?.Status is "FAILURE" or "TIMEOUT") return new Found.NotThere();
            var known = await work.Bol(account).GetProcessStatusesOf(payload.OrderItemId, "CREATE_RETURN_ITEM", ct);
            var ours = known.Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= intent.SentAt - ClockDoubt)
                .MaxBy(s => s.CreateTimestamp);
            return ours is null ? new Found.NotThere() : new Found.Queued(ours.ProcessStatusId!);
        }

        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            await db.ReturnDecisions.AnyAsync(d => d.Key == payload.Decision && !d.Dropped, ct) ? new Ready.Go() : new Ready.Drop();

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
    }
}
