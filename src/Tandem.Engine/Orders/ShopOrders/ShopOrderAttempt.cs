using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>One change of an order in the shop.</summary>
/// <remarks>
/// Each change is looked at before it is made: a status that is there already is not set, and a note that is there is not written
/// again. So an answer that was lost costs a look, and nothing is done twice. Only a refund could be: it is looked for until the
/// shop cannot be at work on it any more.
/// </remarks>
internal sealed class ShopOrderAttempt(
    WooClient shop, OrderSettings settings, Intent intent, ShopOrderChange change, OrderChanges changes,
    IOrderDocuments documents, Checkpoints checkpoints) : IAttempt
{
    // A shop may finish a request long after its answer was lost (facts/woocommerce.md §d).
    private static readonly TimeSpan ShopMayStillRefund = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);

    private WooOrder? _order;
    private WooRefundDraft? _draft;
    private OrderDocument? _document;
    private IReadOnlyList<WooRefund>? _refunds;
    private (RefundEnd End, decimal Amount) _refunded = (RefundEnd.Nothing, 0);
    private bool _sentBefore;

    public WriteTopic About => new(change.BolOrderId, AskAboutWrites.CauseOf(intent));

    public Account? Account => null;

    public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
    {
        _order = await shop.GetOrder(change.ShopOrderId, ct);
        if (_order is null || (change.Document is not null && _order.Status == "trash")) return new Found.TooLate();
        if (change.Refund is not { } refund) return new Found.NotThere();

        _refunds = await shop.GetRefunds(change.ShopOrderId, ct);
        var isReturn = refund.Decision is not null;
        if (RefundRule.Find(_refunds, refund) is { } made)
        {
            _refunded = (RefundEnd.Made, made.Amount ?? 0);
            _order = await shop.GetOrder(change.ShopOrderId, ct) ?? _order;
            _sentBefore = !isReturn && intent.LeftBy is not null && IsSent(_order);
            return new Found.Done();
        }

        if (intent.LeftBy is not null) return new Found.NotThere(ShopMayStillRefund);

        // Of an order that is refunded in part by hand the shop may say that all of it is; only its refunds tell.
        if (CancelRule.IsClosed(_order.Status) && !(isReturn && _order.Status == "refunded")) return new Found.TooLate();
        if (!isReturn && IsSent(_order))
        {
            _refunded = (RefundEnd.Sent, 0);
            return new Found.TooLate();
        }

        _draft = RefundRule.Make(_order, _refunds, refund, settings.Flow.NoteLanguage);
        return _draft is null ? new Found.TooLate() : new Found.NotThere();
    }

    /// <summary>
    /// Where the shop's people have refunded or edited since it was decided, it is decided again with what they did. Of documents
    /// the seller may want nothing told any more.
    /// </summary>
    public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
    {
        if (change.Document is { } key && (_document = await documents.InShop(db, key, ct)) is null) return new Ready.Drop();
        if (change.Refund is not { } refund || _refunds is not { } refunds) return new Ready.Go();
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        var isTouched = refunds.Any(r => !RefundRule.IsOurs(r.Reason) && r.Amount > 0)
            || order.Lines.Exists(l => AdjustmentRule.Extra(l, _order!) < 0);

        // What the shop shows of such an order is not taken in, now or later.
        var tellsNothing = order.SplitInto.Count > 0 || order.IsOutdated(_order!, now);
        if (!isTouched || tellsNothing || !await IsOvertaken(db, order, refund, refunds, now, ct)) return new Ready.Go();
        return new Ready.Drop(async () =>
        {
            await Rows(db, row.Subject, refund).ExecuteDeleteAsync(ct);
            await changes.Apply(db, [order], o => o.ShopStatus = _order!.Status ?? o.ShopStatus, now, ct,
                new Dictionary<long, ShownOrder> { [order.Key] = new(_order!, refunds) });
        });
    }

    public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
    {
        var remote = shop.Noting(left);
        if (_draft is not null)
        {
            var made = await remote.CreateRefund(change.ShopOrderId, _draft, ct);
            await checkpoints.Reached("refund.called", ct);
            _refunded = (RefundEnd.Made, made.Amount ?? _draft.Amount ?? 0);

            // Its people may have sent it since it was looked at, with the units in it.
            _order = await shop.GetOrder(change.ShopOrderId, ct) ?? _order;
            _sentBefore = change.Refund!.Decision is null && IsSent(_order!);
            return new Answer.Done();
        }

        var wanted = StatusToSet(_order!.Status);
        var fields = FieldsToSet(_order);
        if (wanted is not null || fields.Count > 0)
        {
            var written = new WooOrderChange { Status = wanted, MetaData = fields.Count == 0 ? null : fields };
            var before = _order;
            _order = await remote.UpdateOrder(change.ShopOrderId, written, ct);
            _sentBefore = CancelRule.IsClosed(wanted) && _order.DateCompletedGmt is { } sent && sent != before.DateCompletedGmt;
        }
        else if (CancelRule.IsClosed(change.Status) && intent.LeftBy is not null)
        {
            _sentBefore = _order.DateCompletedGmt >= intent.SentAt - ClockDoubt;
        }

        await checkpoints.Reached("tell.changed", ct);
        if ((_document?.Note ?? change.Note) is { } note)
            await PutNote.Once(remote, change.ShopOrderId, ShopNotes.Write(note, settings.Flow.NoteLanguage), ct);
        return new Answer.Done();
    }

    /// <summary>The order as the shop has it now, and what follows from that.</summary>
    public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        if (change.Refund is { } refund) await NoteRefund(db, row, order, refund, now, ct);
        if (_sentBefore) await AskAboutSent(db, order, now, ct);
        var shown = row.State == IntentState.Confirmed || change.Refund is not null ? _order : null;
        await changes.Apply(db, [order], o =>
        {
            if (shown is not null && !o.IsOutdated(shown, now)) o.ShopStatus = shown.Status ?? o.ShopStatus;
        }, now, ct,
            shown is null ? null : new Dictionary<long, ShownOrder> { [order.Key] = new(shown, LearntRefunds()) });
    }

    /// <summary>Where nothing was left to refund for a return, it was others who did: they count at once.</summary>
    private IReadOnlyList<WooRefund>? LearntRefunds() =>
        change.Refund?.Decision is not null && _refunded.End == RefundEnd.Nothing ? _refunds : null;

    private bool IsSent(WooOrder order) => settings.Flow.SentStatuses.Contains(order.Status ?? "");

    /// <summary>Its people sent it just before: what we put back in stock has left.</summary>
    private Task AskAboutSent(TandemDb db, Order order, DateTimeOffset now, CancellationToken ct)
    {
        var of = order.Lines.FindAll(l => change.Refund is { } refund ? l.OrderItemId == refund.OrderItemId
            : CancelRule.BackInShop(l) > 0);
        var cause = change.Refund is null ? OrderQuestions.ClosedAfterSending(order.BolOrderId)
            : OrderQuestions.RestockedAfterSending(order.BolOrderId);
        return db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, Reason.Of(
            change.Refund is null ? "attention.closed-after-sending" : "attention.restocked-after-sending",
            ("order", order.BolOrderId), ("units", change.Refund?.Units ?? of.Sum(CancelRule.BackInShop)),
            ("name", string.Join(", ", of.Select(l => order.NameOf(l.OrderItemId))))), ct);
    }

    private async Task NoteRefund(TandemDb db, Intent row, Order order, RefundLine refund, DateTimeOffset now,
        CancellationToken ct)
    {
        db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Reason.Of(
            CodeOf(refund), ("units", refund.Units), ("item", order.NameOf(refund.OrderItemId)),
            ("total", Money.FromEuros(_refunded.Amount))));

        // The ledger holds what the shop really took off, and nothing where it took off nothing.
        if (refund.Decision is not null && _refunded.End != RefundEnd.Made)
            await Rows(db, row.Subject, refund).ExecuteDeleteAsync(ct);
        if (_refunded.End != RefundEnd.Sent) return;
        await db.Raise(row.SellerId, now, OrderQuestions.CancelledSent(order.BolOrderId), ActivitySubject.Order, row.Subject,
            Reason.Of("attention.cancelled-after-sending", ("order", order.BolOrderId)), ct);
    }

    private string CodeOf(RefundLine refund) => refund.Decision is null ? $"order.refund.{_refunded.End}"
        : refund.Restock && _refunded.End == RefundEnd.Made ? "return.refund.Restocked" : $"return.refund.{_refunded.End}";

    /// <summary>The shop shows what the ledger has not taken in, or the ledger has since that refund was decided.</summary>
    private async Task<bool> IsOvertaken(TandemDb db, Order order, RefundLine refund, IReadOnlyList<WooRefund> refunds,
        DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.Adjustments.AsNoTracking().Where(a => a.OrderKey == order.Key).OrderBy(a => a.Key).ToListAsync(ct);
        var mine = await Rows(db, order.Key, refund).Select(a => (long?)a.Key).FirstOrDefaultAsync(ct);
        var kept = AdjustmentRule.Of(order, rows, new ShownOrder(_order!, refunds), now);
        return kept.Any(r => r.Key == 0) || (rows.Find(r => r.Key == mine) is { } row
            && order.Lines.Find(l => l.OrderItemId == refund.OrderItemId) is { } line
            && AdjustmentRule.IsOvertaken(line, row, kept));
    }

    /// <summary>The row of the ledger that this refund has.</summary>
    private static IQueryable<Adjustment> Rows(TandemDb db, long orderKey, RefundLine refund) => db.Adjustments.Where(
        a => a.OrderKey == orderKey && a.OrderItemId == refund.OrderItemId && a.RefundId == null && (refund.Decision == null
            ? a.Cause == AdjustmentCause.Cancelled && a.CancelledInAll == refund.Total
            : a.Cause == AdjustmentCause.Returned && a.DecisionKey == refund.Decision));

    private IReadOnlyList<WooMeta> FieldsToSet(WooOrder order) => _document?.FieldsFor(order)
        ?? (change.Parcel is { } parcel && ParcelsField.With(order, parcel) is { } tracking ? [tracking] : []);

    /// <summary>Null where it has that status already, or where the shop's people have decided otherwise.</summary>
    private string? StatusToSet(string? has) =>
        change.Status is { } status && status != has && (change.OnlyFrom is null || change.OnlyFrom.Contains(has)) ? status
            : null;
}
