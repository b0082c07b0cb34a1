using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>Puts bol orders into the shop: each line once, with totals equal to the cent.</summary>
internal sealed class ImportOrders(ReadPromises promises, OrderChanges changes, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int OrdersAtOnce = 6;

    // A shop may finish a request long after its answer was lost; web servers give up after 60 to 120 seconds (facts/woocommerce.md §d).
    private static readonly TimeSpan ShopMayStillWork = TimeSpan.FromSeconds(150);

    // bol's clock against ours.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromMinutes(1);

    public Lane Kind => Lane.ImportOrders;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Import];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        while (true)
        {
            await promises.Run(work, view, OrdersAtOnce, ct);
            var now = clock.GetUtcNow();
            List<Intent> due;
            await using (var db = work.Read())
            {
                // What bol promised first goes first.
                var orders = db.Orders;
                due = await Open(db.Intents, work.Seller).Where(i => i.DueAt <= now)
                    .OrderBy(i => i.Priority).ThenBy(i => orders.Where(o => o.Key == i.Subject).Select(o => o.DeliverBy ?? DateOnly.MaxValue).First())
                    .ThenBy(i => i.DueAt).ThenBy(i => i.Key).Take(OrdersAtOnce).ToListAsync(ct);
                if (due.Count == 0)
                    return new LaneResult(await Open(db.Intents, work.Seller).MinAsync(i => (DateTimeOffset?)i.DueAt, ct), wake);
            }

            await Task.WhenAll(due.Select(intent => Import(work, view, intent, ct)));
            wake = Lane.WatchShop | Lane.Decide | Lane.ShipParcels | Lane.TellShop | Lane.CancelLines;
        }
    }

    private static IQueryable<Intent> Open(IQueryable<Intent> intents, SellerId seller) => intents.Where(i =>
        i.SellerId == seller && i.Kind == IntentKind.Import && (i.State == IntentState.Planned || i.State == IntentState.Unknown));

    private async Task Import(SellerWork work, SellerView view, Intent intent, CancellationToken ct)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(intent.Payload)!;
        var account = view.Accounts.First(a => a.Id.Value == payload.Account);
        try
        {
            var detail = await work.Bol(account).GetOrder(payload.BolOrderId, ct) ?? throw new BolNotFound("bol no longer shows this order.");
            var (shop, lines) = await TakeDetail(work, view, account, detail, intent, ct);
            if (lines.Count == 0) return;

            if (await AlreadyThere(work, shop, intent, detail, ct) is { } there)
            {
                if (payload.Repair)
                {
                    if (await WaitsWhileObserving(work, intent, ct)) return;
                    await checkpoints.Reached("repair.read", ct);
                    there = await Repair(work.Shop(shop), detail, lines, there, TaxTable.FromJson(shop.Taxes), payload.Retake, ct);
                    await checkpoints.Reached("repair.called", ct);
                }

                await Finish(work, view, shop, intent, lines, there, adopted: true, ct);
                return;
            }

            if (intent.State == IntentState.Unknown) return;
            var draft = ImportDraft.Make(detail, lines, TaxTable.FromJson(shop.Taxes), OrderSettings.Of(view.Seller));
            if (!await MarkSent(work, intent, payload, lines, ct)) return;
            await checkpoints.Reached("import.sent", ct);
            var answer = await work.Shop(shop).CreateOrder(draft, ct);
            await checkpoints.Reached("import.called", ct);
            await Finish(work, view, shop, intent, lines, answer, adopted: false, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Fail(work, intent, failure, reason, notBefore, ct);
        }
    }

    /// <summary>Brings the rows up to bol's detail and says which lines go into which shop.</summary>
    private Task<(Shop Shop, List<ImportLine> Lines)> TakeDetail(
        SellerWork work, SellerView view, Account account, BolOrder detail, Intent intent, CancellationToken ct) =>
        work.Owner.Write<(Shop, List<ImportLine>)>(async db =>
        {
            await SaveOrders.Save(db, changes, account, [SaveOrders.From(detail)], clock.GetUtcNow(), ct);
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == intent.Subject, ct);
            var unknown = intent.State == IntentState.Unknown;
            if (order.State == OrderState.Skipped && !unknown)
            {
                await db.Intents.Where(i => i.Key == intent.Key).ExecuteDeleteAsync(ct);
                await db.Clear(work.Seller, clock.GetUtcNow(), $"refused:{intent.BusinessKey}", ct);
                db.Note(work.Seller, clock.GetUtcNow(), ActivitySubject.Order, order.Key, order.StateReason!);
                return (view.Shops[0], []);
            }

            if (!unknown && ImportRule.LinesFor(order).Any(l => l.TotalCentsInclVat is null))
            {
                await AskForPrice(db, order, intent, clock.GetUtcNow(), ct);
                return (view.Shops[0], []);
            }

            var list = (detail.OrderItems ?? []).Where(i => i is { OrderItemId: not null, UnitPrice: not null })
                .DistinctBy(i => i.OrderItemId).ToDictionary(i => i.OrderItemId!, i => Money.FromEuros(i.UnitPrice!.Value));

            // An attempt that may have made an order is looked for as it was sent, whatever was cancelled since.
            var (shop, lines) = await ImportLines.Of(db, view, order, unknown ? Sent(order, intent) : RepairedWith(order, intent), list, ct);
            TaxFacts.TakeBuyer(order, detail, TaxTable.FromJson(shop.Taxes));
            return (shop, lines);
        }, ct);

    /// <summary>bol names no price of a line: rather late than for nothing. bol is asked again, ever more slowly.</summary>
    private static async Task AskForPrice(TandemDb db, Order order, Intent intent, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        row.Attempts++;
        row.TryAgain(now);
        await db.Raise(order.SellerId, now, $"refused:{row.BusinessKey}", ActivitySubject.Order, order.Key,
            Reason.Of("attention.price-missing", ("order", order.BolOrderId)), ct);
    }

    /// <summary>An order that is mended keeps the units that it was made with: what was cancelled since was refunded in the shop.</summary>
    private static IReadOnlyDictionary<string, int>? RepairedWith(Order order, Intent intent) => JsonSerializer.Deserialize<ImportPayload>(intent.Payload)!.Repair
        ? order.Lines.Where(l => l.Imported is not null).ToDictionary(l => l.OrderItemId, l => l.Imported!.Value) : null;

    private static IReadOnlyDictionary<string, int> Sent(Order order, Intent intent) => JsonSerializer.Deserialize<ImportPayload>(intent.Payload)!.Units
        ?? order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb).ToDictionary(l => l.OrderItemId, l => order.State == OrderState.Skipped ? l.Quantity : l.Open);

    /// <summary>
    /// The shop order, where an earlier attempt may have made it: its answer was lost, another owner was at work before us, or
    /// the database was put back from a backup. An order that was placed since we took over cannot have been imported by anyone.
    /// </summary>
    private async Task<WooOrder?> AlreadyThere(SellerWork work, Shop shop, Intent intent, BolOrder order, CancellationToken ct)
    {
        var bolOrderId = order.OrderId!;
        var isFresh = order.OrderPlacedDateTime >= work.Owner.Since + ClockDoubt;
        if (intent.State == IntentState.Planned && intent.Attempts == 0 && isFresh) return null;

        var found = await work.Shop(shop).FindOrdersByTransactionId(bolOrderId, ct, ImportDraft.CreatedVia);
        if (found.Count > 0)
        {
            if (found.Count > 1)
            {
                await work.Owner.Write(db => db.Raise(work.Seller, clock.GetUtcNow(), $"doubled:{bolOrderId}", ActivitySubject.Order, intent.Subject,
                    Reason.Of("attention.order-doubled", ("order", bolOrderId), ("shopOrders", string.Join(", ", found.Select(o => o.Id)))), ct), ct);
            }

            return found.MinBy(o => o.Id);
        }

        if (intent.State != IntentState.Unknown) return null;
        var now = clock.GetUtcNow();
        await work.Owner.Write(db =>
        {
            // Not there yet proves nothing while the shop may still be working on it.
            var settled = now - (intent.SentAt ?? intent.CreatedAt) >= ShopMayStillWork;
            return db.Intents.Where(i => i.Key == intent.Key).ExecuteUpdateAsync(i => i
                .SetProperty(x => x.State, settled ? IntentState.Planned : IntentState.Unknown)
                .SetProperty(x => x.DueAt, settled ? now : now + TimeSpan.FromSeconds(20)), ct);
        }, ct);
        return null;
    }

    /// <summary>A repair that a person asked for before orders were taken back to observing: it waits until they are live again.</summary>
    private Task<bool> WaitsWhileObserving(SellerWork work, Intent intent, CancellationToken ct) => work.Owner.Write(async db =>
    {
        if (await db.IsLive(work.Seller, Module.Orders, ct)) return false;
        var later = clock.GetUtcNow() + ModuleSwitch.LookAgain;
        await db.Intents.Where(i => i.Key == intent.Key).ExecuteUpdateAsync(i => i.SetProperty(x => x.DueAt, later), ct);
        return true;
    }, ct);

    private Task<bool> MarkSent(SellerWork work, Intent intent, ImportPayload payload, List<ImportLine> lines, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var planned = db.Intents.Where(i => i.Key == intent.Key && i.State == IntentState.Planned);
        if (!await db.IsLive(work.Seller, Module.Orders, ct))
        {
            // Not planned any more: when orders go live again, it counts as placed before.
            await planned.ExecuteDeleteAsync(ct);
            await db.Clear(work.Seller, clock.GetUtcNow(), $"refused:{intent.BusinessKey}", ct);
            return false;
        }

        return await planned.ExecuteUpdateAsync(i => i
            .SetProperty(x => x.State, IntentState.Sent)
            .SetProperty(x => x.Payload, JsonSerializer.Serialize(payload with { Units = lines.DistinctBy(l => l.OrderItemId).ToDictionary(l => l.OrderItemId, l => l.Units) }))
            .SetProperty(x => x.SentAt, clock.GetUtcNow())
            .SetProperty(x => x.Attempts, x => x.Attempts + 1), ct) == 1;
    }, ct);

    private async Task Finish(
        SellerWork work, SellerView view, Shop shop, Intent intent, List<ImportLine> lines, WooOrder answer, bool adopted, CancellationToken ct)
    {
        // The order exists now whatever follows: from here on a stock reading may contain it.
        var importedAt = clock.GetUtcNow();
        var asked = ImportRule.StatusOf(ImportRule.KindOf(lines.Select(l => l.Fulfilment)), OrderSettings.Of(view.Seller).Import);
        if (ImportRule.StatusToMend(answer.Status, asked) is { } status)
        {
            // Only now does the shop take the units: no reading that began before this contains them.
            answer = await work.Shop(shop).UpdateOrder(answer.Id!.Value, new WooOrderChange { Status = status }, ct);
            await checkpoints.Reached("repair.status", ct);
            importedAt = clock.GetUtcNow();
            await work.Owner.Write(db => db.OrderLines.Where(l => l.OrderKey == intent.Subject && l.Fulfilment != Fulfilment.Lvb)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, false), ct), ct);
        }

        var taxes = TaxTable.FromJson(shop.Taxes);
        var fault = ImportCheck.Compare(lines, answer, taxes.Decimals);
        if (fault == ImportFault.Total)
        {
            answer = await Correct(work.Shop(shop), lines, answer, taxes, ct);
            fault = ImportCheck.Compare(lines, answer, taxes.Decimals);
        }

        await work.Owner.Write(db => Record(db, work.Seller, shop, intent, lines, answer, fault, importedAt, adopted, ct), ct);
        await checkpoints.Reached("import.settled", ct);
    }

    private async Task Record(
        TandemDb db, SellerId seller, Shop shop, Intent intent, List<ImportLine> lines, WooOrder answer, ImportFault fault,
        DateTimeOffset importedAt, bool adopted, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == intent.Subject, ct);
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        var mended = JsonSerializer.Deserialize<ImportPayload>(row.Payload)!.Repair;
        row.State = IntentState.Confirmed;
        row.SettledAt = importedAt;
        row.RemoteWords = null;
        if (mended) row.Payload = JsonSerializer.Serialize(JsonSerializer.Deserialize<ImportPayload>(row.Payload)! with { Repair = false, Retake = null });
        db.Note(seller, importedAt, ActivitySubject.Order, order.Key, Reason.Of(
            mended ? "order.repaired" : adopted ? "order.found-again" : "order.imported",
            ("order", order.BolOrderId), ("shopOrder", answer.Number ?? answer.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("total", ImportCheck.TotalInclVat(answer))));

        await Ask(db, order, intent, lines, answer, fault, importedAt, ct);
        await changes.Apply(db, [order], o => CameIn(o, shop, lines, answer, importedAt), importedAt, ct,
            new Dictionary<long, ShownOrder> { [order.Key] = new(answer) });
        await TaxQuestions.Ask(db, order, shop, importedAt, ct);
    }

    /// <summary>The shop has it, as these lines.</summary>
    private static void CameIn(Order order, Shop shop, List<ImportLine> lines, WooOrder answer, DateTimeOffset at)
    {
        (order.State, order.StateReason) = (OrderState.Imported, null);
        (order.ShopId, order.ShopOrderId, order.ShopStatus, order.ImportedAt) = (shop.Id, answer.Id, answer.Status, at);
        order.TakeNumber(answer.Number);
        order.TotalCentsInclVat = ImportCheck.Sum(lines).Cents;
        foreach (var line in order.Lines)
        {
            var wanted = lines.FindAll(l => l.OrderItemId == line.OrderItemId);
            if (wanted.Count == 0) continue;
            (line.Imported, line.Pieces, line.UnknownProduct) = (wanted[0].Units, wanted.Sum(l => l.Quantity), wanted.Exists(l => l.IsUnknown));
            line.RestUnits = wanted.Where(l => l.IsRest).Sum(l => l.Quantity);
            line.ShopLineId = answer.LineItems?.FirstOrDefault(l => ImportCheck.OrderItemId(l) == line.OrderItemId)?.Id; // a bundle's first part
        }

        TaxFacts.TakeLines(order, lines, answer, TaxTable.FromJson(shop.Taxes));
    }

    /// <summary>What a person must look at because of how it went, and what no longer.</summary>
    private static async Task Ask(
        TandemDb db, Order order, Intent intent, List<ImportLine> lines, WooOrder answer, ImportFault fault, DateTimeOffset importedAt, CancellationToken ct)
    {
        var seller = order.SellerId;
        var unknown = lines.Exists(l => l.IsUnknown);
        List<string> gone = [$"refused:{intent.BusinessKey}", .. unknown ? [] : new[] { $"unknown:{order.BolOrderId}" }, .. fault != ImportFault.None ? [] : new[] { OrderQuestions.Differs(order.BolOrderId) }];
        await db.Clear(seller, importedAt, gone, ct);
        if (unknown)
        {
            await db.Raise(seller, importedAt, $"unknown:{order.BolOrderId}", ActivitySubject.Order, order.Key, Reason.Of(
                "attention.unknown-product", ("order", order.BolOrderId),
                ("ean", string.Join(", ", lines.Where(l => l.IsUnknown).Select(l => l.Ean)))), ct);
        }

        if (fault != ImportFault.None)
        {
            await db.Raise(seller, importedAt, OrderQuestions.Differs(order.BolOrderId), ActivitySubject.Order, order.Key,
                ImportCheck.Explain(fault, order.BolOrderId, lines, answer), ct);
        }
    }

    /// <summary>
    /// Puts the right lines in the place of wrong ones, in one change: after a person said what was sold. It is read before, so a
    /// change whose answer was lost is not made twice. An older shop takes the stock of the new lines only when it is told of them again.
    /// </summary>
    private async Task<WooOrder> Repair(WooClient shop, BolOrder order, List<ImportLine> lines, WooOrder there, TaxTable taxes, IReadOnlyList<string>? retake, CancellationToken ct)
    {
        var (missing, wrong) = ImportCheck.Differences(lines, there, retake);
        var country = ImportDraft.CountryOf(order, taxes);
        List<WooLineDraft> untaxed = [.. ImportCheck.Untaxed(lines, there, taxes, country).Where(l => !wrong.Contains(l.Id!.Value))];
        if (missing.Count + wrong.Count + untaxed.Count > 0)
        {
            there = await shop.UpdateOrder(there.Id!.Value, new WooOrderChange
            {
                LineItems =
                [
                    .. wrong.Select(id => ImportCheck.RestOf(lines, there, taxes, country, id) ?? new WooLineDraft { Id = id, Quantity = 0 }),
                    .. missing.Where(line => !line.IsRest).Select(line => ImportDraft.Line(line, taxes.RateFor(country, line.TaxClass) ?? 0, order)),
                    .. untaxed,
                ],
            }, ct);
        }

        await checkpoints.Reached("repair.swapped", ct);
        return ImportCheck.NotTaken(there) is { Count: > 0 } lacking
            ? await shop.UpdateOrder(there.Id!.Value, new WooOrderChange { LineItems = lacking }, ct) : there;
    }

    /// <summary>Sets the lines so that the rates that the shop really used come out at bol's total; a last cent becomes a visible line.</summary>
    private static async Task<WooOrder> Correct(WooClient shop, List<ImportLine> lines, WooOrder answer, TaxTable taxes, CancellationToken ct)
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

    private async Task Fail(SellerWork work, Intent intent, Exception failure, Reason reason, DateTimeOffset? notBefore, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await work.Owner.Write(async db =>
        {
            var row = await db.Intents.SingleOrDefaultAsync(i => i.Key == intent.Key, ct);
            if (row is null || row.State is IntentState.Confirmed) return;

            var wasSent = row.State == IntentState.Sent;
            row.RemoteWords = reason["words"];
            if (!wasSent) row.Attempts++;
            row.TryAgain(now, notBefore);
            if (wasSent) row.State = RemoteFailure.IsUnknown(failure) ? IntentState.Unknown : IntentState.Planned;

            if (failure is WooRefused or BolNotFound)
            {
                // Tried again all the same, ever more slowly: an order is never given up.
                await db.Raise(work.Seller, now, $"refused:{row.BusinessKey}", ActivitySubject.Order, row.Subject,
                    Reason.Of("attention.import-refused", ("words", reason["words"])), ct);
            }
        }, ct);
    }
}
