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

namespace Tandem.Engine.Orders.Cancel;

/// <summary>
/// Cancels order lines at bol. Whatever its process status says, the order itself is read before anything is concluded: a
/// shipment may have been first.
/// </summary>
internal sealed class CancelLines(CarryOut writes, OrderChanges changes) : ILane, IRemoteWrite
{
    Lane ILane.Kind => Lane.CancelLines;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Cancel];

    public IntentKind Kind => IntentKind.Cancel;

    public WritePolicy Policy { get; } = new("cancel", "attention.cancel-refused")
    {
        AtOnce = 20,
        MayStillWork = TimeSpan.FromMinutes(10),
        AskAfterRefusals = 3,
    };

    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.BolProcesses;

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) =>
        writes.Run(work, this, Lane.TellShop | Lane.Decide | Lane.ShipParcels, ct);

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<CancelPayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new Attempt(work, account, row, payload, changes) : null;
    }

    private sealed class Attempt(SellerWork work, Account account, Intent intent, CancelPayload payload, OrderChanges changes)
        : IAttempt
    {
        private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan UntilShownAgain = TimeSpan.FromMinutes(10);
        private SeenOrder? _seen;

        public WriteTopic About => new(payload.BolOrderId, AskAboutWrites.CauseOf(intent));

        public Account Account => account;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            var bol = work.Bol(account);
            if (intent is { ProcessStatusId: null, LeftBy: not null })
            {
                // The answer was lost: bol may have queued it under a status that nobody has told us.
                var known = await bol.GetProcessStatusesOf(payload.OrderItemId, "CANCEL_ORDER", ct);
                if (known.Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= intent.SentAt - ClockDoubt)
                    .MaxBy(s => s.CreateTimestamp) is { } ours)
                    return new Found.Queued(ours.ProcessStatusId!);
            }

            if (await bol.GetOrder(payload.BolOrderId, ct) is not { } order) return new Found.CannotTell(UntilShownAgain);
            var seen = SaveOrders.From(order);
            if (Line(seen) is { } line && line.Shipped + line.Cancelled >= line.Quantity)
            {
                _seen = seen;
                return line.Cancelled > 0 ? new Found.Done() : new Found.TooLate();
            }

            await work.Owner.Write(db => SaveOrders.Save(db, changes, account, [seen], now, ct), ct);
            return new Found.NotThere();
        }

        /// <summary>Whether it is still wanted.</summary>
        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
            if (CancelRule.IsWanted(order, payload, await db.SettingsOf<FlowSettings>(row.SellerId, ct))) return new Ready.Go();
            return new Ready.Drop(() => changes.Apply(db, order, now, ct));
        }

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct) =>
            new Answer.Queued((await work.Bol(account).Noting(left)
                .CancelOrderItem(payload.OrderItemId, payload.ReasonCode, ct)).ProcessStatusId);

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
            db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Reason.Of(
                row.State == IntentState.Confirmed ? "cancel.done" : "cancel.too-late",
                ("item", order.NameOf(payload.OrderItemId)), ("units", _seen is null ? 0 : Line(_seen)!.Cancelled),
                ("code", payload.ReasonCode)));
            if (_seen is not null) await SaveOrders.Save(db, changes, account, [_seen], now, ct);
            if (row.State == IntentState.Refused) await TellTooLate(db, row, now, ct);
        }

        private SeenLine? Line(SeenOrder order) => order.Lines.FirstOrDefault(l => l.OrderItemId == payload.OrderItemId);

        /// <summary>
        /// bol had it shipped first. What the shop has cancelled must be known to a person: the customer gets the parcel and
        /// pays.
        /// </summary>
        private async Task TellTooLate(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            var status = await db.Orders.Where(o => o.Key == row.Subject).Select(o => o.ShopStatus).SingleAsync(ct);
            if (!CancelRule.IsClosed(status)) return;
            await db.Raise(row.SellerId, now, OrderQuestions.CancelTooLate(payload.BolOrderId), ActivitySubject.Order,
                row.Subject, Reason.Of("attention.cancel-too-late", ("order", payload.BolOrderId)), ct);
        }
    }
}
