using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>What an import intent names; amounts and addresses are read from bol when it is carried out.</summary>
/// <param name="Repair">The shop's order is there with wrong lines: put the right ones in their place.</param>
/// <param name="Retake">Lines for which the shop has put stock back that it must take again.</param>
/// <param name="Units">Units by order item that an attempt was sent with: what came after that is not in the order that it may
/// have made.</param>
internal sealed record ImportPayload(Guid Account, string BolOrderId, bool Repair = false,
    IReadOnlyDictionary<string, int>? Units = null, IReadOnlyList<string>? Retake = null);

/// <summary>Intends the import of every order that was placed since orders went live, oldest first.</summary>
internal sealed class PlanImports(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints) : IDecision
{
    private const int OrdersAtOnce = 200;

    /// <summary>
    /// Whether items, settings and offers have been read once. Before that, known products would go into the shop as unknown
    /// ones, and VAT would be a guess.
    /// </summary>
    public async Task<bool> MayStart(SellerWork work, SellerView view, CancellationToken ct)
    {
        List<SourceName> sources =
        [
            .. view.Shops.Select(ReadItems.EverythingOf), .. view.Shops.Select(ReadShopSettings.Of),
            .. view.ReadAccounts.Select(ReadOffers.EverythingOf),
        ];
        await using var db = work.Read();
        var read = await db.Observations
            .CountAsync(o => o.SellerId == work.Seller && sources.Contains(o.Source) && o.SucceededAt != null, ct);
        return read == sources.Count;
    }

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var wake = Lane.None;
        while (await Run(work, view.Seller, ct)) wake |= Lane.ImportOrders;
        return new LaneResult(null, wake);
    }

    /// <returns>True where there was something to plan; there may be more.</returns>
    public async Task<bool> Run(SellerWork work, Seller seller, CancellationToken ct)
    {
        if (seller.LiveSince(Module.Orders) is not { } live) return false;
        await using (var db = work.Read())
        {
            if (!await Unplanned(db.Orders, db.Intents, work.Seller).AnyAsync(ct)) return false;
        }

        // bol tells moments in whole seconds: an order of the second in which orders went live counts.
        var settings = seller.Get<ImportSettings>();
        var since = settings.Since ?? live;
        var from = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var orders = await Unplanned(db.Orders, db.Intents, work.Seller).Include(o => o.Lines).OrderBy(o => o.PlacedAt)
                .Take(OrdersAtOnce).AsSplitQuery().ToListAsync(ct);
            var elsewhere = await Elsewhere(db, seller.Id, orders, ct);
            await changes.Apply(db, orders, order =>
            {
                var others = elsewhere[order.BolOrderId].Where(o => o.Account != order.AccountId).ToList();
                if (ImportRule.WhyNot(order, settings, from, others) is { } why)
                {
                    (order.State, order.StateReason) = (OrderState.Skipped, why);

                    // What one account has promised, the other does not promise once more.
                    if (why.Code == "order.of-other-account") order.Lines.ForEach(l => l.InStockReading = true);
                    return;
                }

                var payload = JsonSerializer.Serialize(new ImportPayload(order.AccountId.Value, order.BolOrderId));
                db.Intents.Add(new Intent
                {
                    SellerId = work.Seller,
                    BusinessKey = $"import:{order.AccountId}:{order.BolOrderId}",
                    Kind = IntentKind.Import,
                    Subject = order.Key,
                    Of = Module.Orders,
                }.Plan(payload, 40, Reason.Of("import.new-order"), now));
            }, now, ct);
        }, ct);
        await checkpoints.Reached("import.intended", ct);
        return true;
    }

    /// <summary>The same orders under other accounts of the seller: none, unless two are keys of one retailer.</summary>
    private static async Task<ILookup<string, ElsewhereOrder>> Elsewhere(TandemDb db, SellerId seller, List<Order> orders,
        CancellationToken ct)
    {
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).Select(a => a.Id).ToListAsync(ct);
        var ids = accounts.Count < 2 ? [] : orders.ConvertAll(o => o.BolOrderId);
        var found = ids.Count == 0 ? [] : await db.Orders
            .Where(o => o.SellerId == seller && accounts.Contains(o.AccountId) && ids.Contains(o.BolOrderId))
            .Select(o => new ElsewhereOrder(o.BolOrderId, o.AccountId, o.State,
                db.Intents.Any(i => i.Kind == IntentKind.Import && i.Subject == o.Key))).ToListAsync(ct);
        return found.ToLookup(o => o.BolOrderId, StringComparer.Ordinal);
    }

    private static IQueryable<Order> Unplanned(IQueryable<Order> orders, IQueryable<Intent> intents, SellerId seller) =>
        orders.Where(o => o.SellerId == seller && o.State == OrderState.Seen
            && !intents.Any(i => i.Kind == IntentKind.Import && i.Subject == o.Key));
}
