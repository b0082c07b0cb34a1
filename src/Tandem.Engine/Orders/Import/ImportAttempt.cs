using System.Runtime.ExceptionServices;
using System.Text.Json;
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

namespace Tandem.Engine.Orders.Import;

/// <summary>Which order is imported, from where.</summary>
internal sealed record ImportSubject(Account Account, Intent Intent, ImportPayload Payload);

/// <summary>
/// One bol order on its way into the shop; or, once it is there with wrong lines, on its way to the right ones.
/// </summary>
internal sealed class ImportAttempt(
    SellerWork work, SellerView view, ImportSubject subject, OrderChanges changes, TimeProvider clock, Checkpoints checkpoints)
        : IAttempt
{
    // bol's clock against ours.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    // Longer than this after the shop's answer a reading may have met the order, and not known yet whose it is.
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(2);

    private readonly SellerWork _work = work;
    private readonly OrderChanges _changes = changes;
    private readonly Account _account = subject.Account;
    private readonly Intent _intent = subject.Intent;
    private readonly ImportPayload _payload = subject.Payload;
    private BolOrder? _detail;
    private ExceptionDispatchInfo? _failure;
    private Found.CannotTell? _unclear;
    private Shop? _shop;
    private List<ImportLine> _lines = [];
    private HashSet<string> _named = [];
    private bool _wasWrong;
    private IReadOnlySet<string> _kept = new HashSet<string>();
    private bool _picked;
    private Reason? _skipped;
    private bool _waits;
    private WooOrder? _there;
    private WooOrder? _answer;
    private ImportFault _fault;
    private DateTimeOffset _importedAt;

    public WriteTopic About => new(_payload.BolOrderId, AskAboutWrites.CauseOf(_intent));

    public Account? Account => null;

    /// <summary>Asks bol for these orders side by side, and takes over what it says in one transaction.</summary>
    public static async Task Gather(IReadOnlyList<ImportAttempt> attempts, DateTimeOffset now, CancellationToken ct)
    {
        await Task.WhenAll(attempts.Select(a => a.AskBol(ct)));
        var told = attempts.Where(a => a._detail is not null).ToList();
        if (told.Count > 0) await told[0]._work.Owner.Write(db => TakeDetails(db, told, now, ct), ct);
    }

    public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
    {
        _failure?.Throw();
        if (_unclear is not null) return _unclear;
        if (_skipped is not null || _waits) return new Found.NotThere();
        _there = await AlreadyThere(now, ct);
        if (_there is null) return new Found.NotThere();
        if (_payload.Repair)
        {
            if (RepairRule.WithoutProduct(_lines, _there, _payload.Retake ?? []) is { Count: > 0 } gone)
                return new Found.CannotTell(LookAgain, Reason.Of("attention.product-in-bin", ("order", _payload.BolOrderId),
                    ("name", string.Join(", ", gone))));
            (_lines, _kept) = RepairRule.AsKept(_lines, _there, _named, _wasWrong);
            return new Found.NotThere();
        }

        await Complete(_there, ct);
        return new Found.Done();
    }

    public Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
    {
        // A repair that a person asked for before orders were taken back to observing waits until they are live again.
        if (!live && _payload.Repair) return Task.FromResult<Ready>(new Ready.Wait(ModuleSwitch.LookAgain));

        // What it has to do became more since it was looked at.
        if (row.Payload != _intent.Payload) return Task.FromResult<Ready>(new Ready.Wait(TimeSpan.Zero));
        if (_skipped is not null) db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, _skipped);
        if (!live || _skipped is not null) return Task.FromResult<Ready>(new Ready.Drop());
        if (_waits) return Task.FromResult<Ready>(new Ready.Wait(TimeSpan.Zero));
        if (_there is not null) return Task.FromResult<Ready>(new Ready.Go());
        var units = _lines.DistinctBy(l => l.OrderItemId).ToDictionary(l => l.OrderItemId, l => l.Units);
        return Task.FromResult<Ready>(new Ready.Go(JsonSerializer.Serialize(_payload with { Units = units })));
    }

    public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
    {
        var shop = _work.Shop(_shop!).Noting(left);
        var taxes = TaxTable.FromJson(_shop!.Taxes);
        var settings = OrderSettings.Of(view.Seller);
        await Complete(_there is null
            ? await shop.CreateOrder(ImportDraft.Make(_detail!, _lines, taxes, settings), ct)
                : await Repair(shop, _there, taxes, ct), ct);
        return new Answer.Done();
    }

    public Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct) =>
        row.State == IntentState.Confirmed ? Settle(db, [(this, row.Subject)], _changes, now, ct) : Task.CompletedTask;

    /// <summary>These are in the shop now.</summary>
    public static async Task Settle(TandemDb db, IReadOnlyList<(ImportAttempt Attempt, long Order)> done, OrderChanges changes,
        DateTimeOffset now, CancellationToken ct)
    {
        if (done.Count == 0) return;
        var keys = done.Select(d => d.Order).ToList();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).AsSplitQuery()
            .ToDictionaryAsync(o => o.Key, ct);
        var attempts = done.ToDictionary(d => d.Order, d => d.Attempt);

        // The latest moment of all: no stock reading that began before it may count as one that contains them.
        var at = done.Max(d => d.Attempt._importedAt);
        List<string> answered = [.. done.SelectMany(d => d.Attempt.Answered(orders[d.Order].BolOrderId))];
        await db.Clear(orders[keys[0]].SellerId, at, answered, ct);
        foreach (var (attempt, key) in done) await attempt.Tell(db, orders[key], ct);
        await changes.Apply(db, orders.Values, o => attempts[o.Key].CameIn(o), at, ct,
            attempts.ToDictionary(a => a.Key, a => new ShownOrder(a.Value._answer!)));
        foreach (var (attempt, key) in done) await TaxQuestions.Ask(db, orders[key], attempt._shop!, attempt._importedAt, ct);

        // It waited here for the slowest of its batch: what became of it in the shop meanwhile nobody took for ours.
        foreach (var (_, key) in done.Where(d => now - d.Attempt._importedAt > Unwatched)) orders[key].TrackingDueAt ??= now;
    }

    /// <summary>The shop has it, as these lines.</summary>
    private void CameIn(Order order)
    {
        var (shop, lines, answer, at) = (_shop!, _lines, _answer!, _importedAt);
        (order.State, order.StateReason) = (OrderState.Imported, null);
        (order.ShopId, order.ShopOrderId, order.ImportedAt) = (shop.Id, answer.Id, at);
        if (!order.IsOutdated(answer, at)) order.ShopStatus = answer.Status;
        order.TakeNumber(answer.Number);
        lines = lines.FindAll(l => !_kept.Contains(l.OrderItemId));
        if (_kept.Count == 0) order.TotalCentsInclVat = ImportCheck.Sum(lines).Cents;
        foreach (var line in order.Lines)
        {
            var wanted = lines.FindAll(l => l.OrderItemId == line.OrderItemId);
            if (wanted.Count == 0) continue;
            (line.Imported, line.Pieces, line.UnknownProduct) =
                (wanted[0].Units, wanted.Sum(l => l.Quantity), wanted.Exists(l => l.IsUnknown));
            line.RestUnits = wanted.Where(l => l.IsRest).Sum(l => l.Quantity);
            if (line.ShopLineId is { } former) line.FormerLineIds = [.. line.FormerLineIds.Append(former).Distinct()];

            // a bundle's first part
            line.ShopLineId = answer.LineItems?.FirstOrDefault(l => ImportCheck.OrderItemId(l) == line.OrderItemId)?.Id;
        }

        TaxFacts.TakeLines(order, lines, answer, TaxTable.FromJson(shop.Taxes));
    }

    /// <summary>Questions that are answered by how it went.</summary>
    private IEnumerable<string> Answered(string order)
    {
        if (!_lines.Exists(l => l.IsUnknown)) yield return OrderQuestions.UnknownProduct(order);
        if (_fault == ImportFault.None) yield return OrderQuestions.Differs(order);
    }

    /// <summary>What became of it, and what a person must look at because of how it went.</summary>
    private async Task Tell(TandemDb db, Order order, CancellationToken ct)
    {
        var (seller, answer) = (order.SellerId, _answer!);
        db.Note(seller, _importedAt, ActivitySubject.Order, order.Key, Reason.Of(
            _payload.Repair ? "order.repaired" : _there is not null ? "order.found-again" : "order.imported",
            ("order", order.BolOrderId),
            ("shopOrder", ShopNumber.In(answer.Number) ?? $"{answer.Id}"),
            ("total", ImportCheck.TotalInclVat(answer))));
        if (_payload.Retake is { Count: > 0 } retaken)
        {
            await db.Adjustments
                .Where(a => a.OrderKey == order.Key && a.StillDelivered && retaken.Contains(a.OrderItemId!))
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Retaken, true), ct);
        }

        if (_lines.Exists(l => l.IsUnknown))
        {
            var cause = OrderQuestions.UnknownProduct(order.BolOrderId);
            await db.Raise(seller, _importedAt, cause, ActivitySubject.Order, order.Key, Reason.Of(
                "attention.unknown-product", ("order", order.BolOrderId),
                ("ean", string.Join(", ", _lines.Where(l => l.IsUnknown).Select(l => l.Ean)))), ct);
        }

        if (_fault != ImportFault.None)
        {
            await db.Raise(seller, _importedAt, OrderQuestions.Differs(order.BolOrderId), ActivitySubject.Order, order.Key,
                ImportCheck.Explain(_fault, order.BolOrderId, _lines, answer), ct);
        }
    }

    private async Task AskBol(CancellationToken ct)
    {
        try
        {
            _detail = await _work.Bol(_account).GetOrder(_payload.BolOrderId, ct)
                ?? throw new BolNotFound("bol no longer shows this order.") { Own = "order-gone" };
        }
        catch (BolFailure failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    /// <summary>Brings the rows up to bol's details, and says of each which lines go into which shop.</summary>
    private static async Task TakeDetails(TandemDb db, List<ImportAttempt> told, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var some in told.GroupBy(a => a._account.Id))
        {
            await SaveOrders.Save(db, told[0]._changes, some.First()._account,
                [.. some.Select(a => SaveOrders.From(a._detail!))], now, ct);
        }

        var keys = told.ConvertAll(a => a._intent.Subject);
        var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).AsSplitQuery()
            .ToDictionaryAsync(o => o.Key, ct);
        foreach (var attempt in told)
            attempt._unclear = await attempt.TakeDetail(db, orders[attempt._intent.Subject], attempt._detail!, ct);
        await told[0]._changes.Detailed(db, told.ConvertAll(a => (orders[a._intent.Subject], a._detail!)), now, ct);
    }

    /// <returns>Why it cannot go on now.</returns>
    private async Task<Found.CannotTell?> TakeDetail(TandemDb db, Order order, BolOrder detail, CancellationToken ct)
    {
        var unknown = _intent.State == IntentState.Unknown;
        _picked = order.PickedByHand;
        if (_payload.Repair) await Name(db, order, ct);
        if (order.State == OrderState.Skipped && !unknown)
        {
            _skipped = order.StateReason!;
            return null;
        }

        // bol names no price of a line: rather late than for nothing. bol is asked again, ever more slowly.
        if (!unknown && ImportRule.LinesFor(order).Any(l => l.TotalCentsInclVat is null))
            return new Found.CannotTell(Ask: Reason.Of("attention.price-missing", ("order", order.BolOrderId)));

        // Nor may what bol may send itself take the shop's stock.
        if (!unknown && await LacksMethod(db, order, detail, ct))
            return new Found.CannotTell(Ask: Reason.Of("attention.method-missing", ("order", order.BolOrderId)));

        var list = (detail.OrderItems ?? []).Where(i => i is { OrderItemId: not null, UnitPrice: not null })
            .DistinctBy(i => i.OrderItemId).ToDictionary(i => i.OrderItemId!, i => Money.FromEuros(i.UnitPrice!.Value));
        (_shop, _lines) = await ImportLines.Of(db, view, order, MadeWith(order, unknown), list, ct);
        TaxFacts.TakeBuyer(order, detail, TaxTable.FromJson(_shop.Taxes));

        // A shop that is paused takes no order, and no other shop takes its place.
        _waits = !unknown && view.PausedShops.Contains(_shop.Id);
        if (_lines.Count == 0 && !unknown && !_payload.Repair) _skipped = Reason.Of("order.cancelled-before-import");
        return null;
    }

    /// <summary>Neither bol's answer nor an offer that is known says who fulfils one of the lines to import.</summary>
    private static async Task<bool> LacksMethod(TandemDb db, Order order, BolOrder detail, CancellationToken ct)
    {
        var ours = ImportRule.LinesFor(order).Select(l => l.OrderItemId).ToHashSet();
        var unsaid = (detail.OrderItems ?? []).Where(i => i.OrderItemId is { } id && ours.Contains(id)
            && i.Fulfilment?.Method is null).ToList();
        if (unsaid.Count == 0) return false;
        var offers = unsaid.Select(i => i.Offer?.OfferId).OfType<string>().Distinct().ToList();
        var known = await db.Offers.Where(o => o.AccountId == order.AccountId && offers.Contains(o.OfferId) && !o.Lvb)
            .Select(o => o.OfferId).ToListAsync(ct);
        return unsaid.Exists(i => i.Offer?.OfferId is not { } offer || !known.Contains(offer));
    }

    /// <summary>The lines that a repair is about: those without a product, and those whose stock is to be taken again.</summary>
    private async Task Name(TandemDb db, Order order, CancellationToken ct)
    {
        _named = order.Lines.Where(l => l.UnknownProduct).Select(l => l.OrderItemId).Concat(_payload.Retake ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var cause = OrderQuestions.Differs(order.BolOrderId);
        _wasWrong = await db.Attentions
            .AnyAsync(a => a.SellerId == order.SellerId && a.Cause == cause && a.ClearedAt == null, ct);
    }

    /// <summary>
    /// The units of what the shop may have already; null: what is open now. An attempt that may have made an order is looked
    /// for as it was sent, whatever was cancelled since; one that is mended keeps the units that it was made with: what was
    /// cancelled since was refunded in the shop.
    /// </summary>
    private Dictionary<string, int>? MadeWith(Order order, bool unknown) =>
        _payload.Repair ? order.Lines.Where(l => l.Imported is not null).ToDictionary(l => l.OrderItemId, l => l.Imported!.Value)
        : !unknown ? null
        : _payload.Units?.ToDictionary()
            ?? order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb)
                .ToDictionary(l => l.OrderItemId, l => order.State == OrderState.Skipped ? l.Quantity : l.Open);

    /// <summary>
    /// The shop order, where an earlier attempt may have made it: its answer was lost, another owner was at work before us, or
    /// the database was put back from a backup. An order that was placed since we took over cannot have been imported by anyone,
    /// unless a person chose it, or it came over from an account that was removed.
    /// </summary>
    private async Task<WooOrder?> AlreadyThere(DateTimeOffset now, CancellationToken ct)
    {
        var isFresh = _detail!.OrderPlacedDateTime >= _work.Owner.Since + ClockDoubt;
        if (isFresh && !_picked && !_payload.Repair && _intent is { State: IntentState.Planned, Attempts: 0 }) return null;

        var found = await _work.Shop(_shop!).FindOrdersByTransactionId(_payload.BolOrderId, ct, ImportDraft.CreatedVia);
        var alive = found.Where(o => !CancelRule.IsClosed(o.Status)).ToList();
        if (alive.Count > 1)
        {
            await _work.Owner.Write(db =>
                db.Raise(_work.Seller, now, OrderQuestions.Doubled(_payload.BolOrderId), ActivitySubject.Order, _intent.Subject,
                Reason.Of("attention.order-doubled", ("order", _payload.BolOrderId),
                    ("shopOrders", string.Join(", ", alive.Select(o => ShopNumber.In(o.Number) ?? $"{o.Id}")))), ct), ct);
        }

        return (alive.Count > 0 ? alive : found).MinBy(o => o.Id);
    }

    /// <summary>The order exists now whatever follows: from here on a stock reading may contain it.</summary>
    private async Task Complete(WooOrder answer, CancellationToken ct)
    {
        _importedAt = clock.GetUtcNow();
        _lines = ImportCheck.AsTaken(_lines, answer);
        var asked =
            ImportRule.StatusOf(ImportRule.KindOf(_lines.Select(l => l.Fulfilment)), OrderSettings.Of(view.Seller).Import);
        if (ImportRule.StatusToMend(answer.Status, asked) is { } status)
        {
            // Only now does the shop take the units: no reading that began before this contains them.
            answer = await _work.Shop(_shop!).UpdateOrder(answer.Id!.Value, new WooOrderChange { Status = status }, ct);
            await checkpoints.Reached("repair.status", ct);
            _importedAt = clock.GetUtcNow();
            await _work.Owner.Write(db => db.OrderLines
                .Where(l => l.OrderKey == _intent.Subject && l.Fulfilment != Fulfilment.Lvb)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, false), ct), ct);
        }

        var taxes = TaxTable.FromJson(_shop!.Taxes);
        (_answer, _fault) = (answer, ImportCheck.Compare(_lines, answer, taxes.Decimals));
        if (_fault != ImportFault.Total) return;
        _answer = await Correct(_work.Shop(_shop), _lines, answer, taxes, ct);
        _fault = ImportCheck.Compare(_lines, _answer, taxes.Decimals);
    }

    /// <summary>
    /// Puts the right lines in the place of wrong ones, in one change: after a person said what was sold. It is read before, so a
    /// change whose answer was lost is not made twice. An older shop takes the stock of the new lines only when it is told of
    /// them again.
    /// </summary>
    private async Task<WooOrder> Repair(WooClient shop, WooOrder there, TaxTable taxes, CancellationToken ct)
    {
        await checkpoints.Reached("repair.read", ct);
        var (missing, wrong) = ImportCheck.Differences(_lines, there, _payload.Retake);
        var country = ImportDraft.CountryOf(_detail!, taxes);
        List<WooLineDraft> untaxed =
            [.. ImportCheck.Untaxed(_lines, there, taxes, country).Where(l => !wrong.Contains(l.Id!.Value))];
        if (missing.Count + wrong.Count + untaxed.Count > 0)
        {
            there = await shop.UpdateOrder(there.Id!.Value, new WooOrderChange
            {
                LineItems =
                [
                    .. wrong.Select(id => ImportCheck.RestOf(_lines, there, taxes, country, id)
                        ?? new WooLineDraft { Id = id, Quantity = 0 }),
                    .. missing.Where(line => !line.IsRest)
                        .Select(line => ImportDraft.Line(line, taxes.RateFor(country, line.TaxClass) ?? 0, _detail!)),
                    .. untaxed,
                ],
            }, ct);
        }

        await checkpoints.Reached("repair.swapped", ct);
        return ImportCheck.NotTaken(there) is { Count: > 0 } lacking
            ? await shop.UpdateOrder(there.Id!.Value, new WooOrderChange { LineItems = lacking }, ct) : there;
    }

    /// <summary>
    /// Sets the lines so that the rates that the shop really used come out at bol's total; a last cent becomes a visible line.
    /// </summary>
    private static async Task<WooOrder> Correct(WooClient shop, List<ImportLine> lines, WooOrder answer, TaxTable taxes,
        CancellationToken ct)
    {
        var corrected = await shop.UpdateOrder(answer.Id!.Value, new WooOrderChange
        {
            LineItems = ImportCheck.Corrections(lines, answer, taxes),
        }, ct);
        var rest = ImportCheck.Sum(lines) + Money.FromEuros(ImportCheck.Extra(corrected)) - ImportCheck.TotalInclVat(corrected);
        if (taxes.Decimals < 2 || Math.Abs(rest.Cents) is 0 or > 5) return corrected;
        return await shop.UpdateOrder(answer.Id!.Value, new WooOrderChange
        {
            FeeLines = [new WooFeeDraft { Name = ImportCheck.Rounding, Total = rest.Euros, TaxStatus = "none" }],
        }, ct);
    }
}
