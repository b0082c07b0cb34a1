using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Connections;

/// <summary>
/// Removes a shop, an account or a whole seller. Of a shop or an account the keys, items, offers and links go and its open
/// writes end; its orders, shipments, returns, the trail and the statements stay. Of a seller everything goes. Nothing is
/// written at bol or in the shop by it: whether bol goes to 0 first is asked before.
/// </summary>
public sealed class RemoveParts(Database database, TimeProvider clock)
{
    /// <summary>What happened stays, though its shop or account goes.</summary>
    private static readonly Type[] Stays =
        [typeof(Order), typeof(Shipments.Shipment), typeof(Shipments.Labels.ShippingLabel), typeof(Returns.ReturnLine),
        typeof(Returns.ReturnDecision), typeof(Invoices.Documents.IssuedDocument)];

    /// <param name="part">Null: the whole seller.</param>
    public async Task<RemovalPlan> Plan(SellerId seller, SellerPart? part, CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = OrdersOf(db, seller, part);
        var siblings = part is null ? 2
            : part.IsShop ? await db.Shops.CountAsync(s => s.SellerId == seller, ct) : await db.Accounts
                .CountAsync(a => a.SellerId == seller, ct);
        return new RemovalPlan(
            await Showing(db, seller, part).CountAsync(ct),
            await orders.CountAsync(o => o.State == OrderState.Seen || o.State == OrderState.Imported, ct),
            await WritesOf(db, seller, part).CountAsync(
                i => i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown, ct),
            siblings < 2,
            await db.IsLive(seller, Module.Stock, ct),
            part is null ? await KeptOf(db, seller).CountAsync(ct) : 0);
    }

    /// <summary>The offers that still show units get the rule that they show nothing; the loop tells bol.</summary>
    /// <returns>How many that are; 0: bol shows nothing any more.</returns>
    public Task<int> ToZero(SellerId seller, SellerPart? part, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        var now = clock.GetUtcNow();
        var keys = await Showing(db, seller, part).Select(o => o.Key).ToListAsync(ct);
        foreach (var some in keys.Chunk(500))
        {
            var known = await db.StockSettings
                .Where(s => s.SellerId == seller && s.Scope == SettingScope.Offer && some.Contains(s.Target)).ToListAsync(ct);
            foreach (var key in some)
            {
                var row = known.Find(s => s.Target == key);
                if (row is null)
                    db.StockSettings.Add(row = new StockSetting { SellerId = seller, Scope = SettingScope.Offer, Target = key });
                if (row.Treatment != Treatment.ShowNothing) (row.Treatment, row.ChangedAt) = (Treatment.ShowNothing, now);
            }

            await db.Offers.Where(o => some.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        }

        if (keys.Count > 0) db.NoteChange(seller, now, SettingNotes.Parts, Reason.Of("seller.to-zero", ("offers", keys.Count)));
        return keys.Count;
    }, ct);

    /// <returns>False where it is gone already, or is the seller's last.</returns>
    public Task<bool> Remove(SellerId seller, SellerPart part, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        var now = clock.GetUtcNow();
        if (!(await Plan(seller, part, ct) is { IsLast: false })) return false;
        await EndWrites(db, seller, part, now, ct);
        if (!part.IsShop) await HandOver(db, seller, new AccountId(part.Id), ct);
        await OrdersOf(db, seller, part).Where(o => o.State == OrderState.Seen).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.State, OrderState.Skipped)
            .SetProperty(x => x.StateReason, Reason.Of("order.part-removed", ("name", part.Name))), ct);
        await OrdersOf(db, seller, part).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.TrackingDueAt, (DateTimeOffset?)null).SetProperty(x => x.GuardAt, (DateTimeOffset?)null)
            .SetProperty(x => x.FlowDueAt, (DateTimeOffset?)null), ct);

        // What got nowhere of a kind of write is asked anew where the others fail too.
        var ofAll = Enum.GetValues<IntentKind>().Select(AskAboutWrites.CauseOfAll).ToList();
        await db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null
                && (a.Part == part.Id || ofAll.Contains(a.Cause)
                    || (a.Subject == ActivitySubject.Order && OrdersOf(db, seller, part).Any(o => o.Key == a.SubjectKey))
                    || (a.Subject == ActivitySubject.Offer && !part.IsShop && OffersOf(db, seller, part)
                        .Any(o => o.Key == a.SubjectKey))
                    || (a.Subject == ActivitySubject.Item && part.IsShop && db.Items
                        .Any(i => i.Key == a.SubjectKey && i.ShopId == new ShopId(part.Id)))))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClearedAt, now), ct);
        if (part.IsShop) await Forget(db, seller, new ShopId(part.Id), ct);
        else await Forget(db, seller, new AccountId(part.Id), ct);
        await db.Observations.Where(o => o.SellerId == seller && o.Part == part.Id).ExecuteDeleteAsync(ct);
        db.NoteChange(seller, now, SettingNotes.Parts, Reason.Of("seller.part-removed", ("name", part.Name)));
        return true;
    }, ct);

    /// <summary>
    /// Where another account is of the same retailer, its open orders go on there: what is in the shop already is found again.
    /// </summary>
    private static async Task HandOver(TandemDb db, SellerId seller, AccountId account, CancellationToken ct)
    {
        var taken = db.Orders.Where(o => o.SellerId == seller && o.State == OrderState.Skipped && o.AccountId != account
            && db.Accounts.Any(a => a.Id == o.AccountId) && db.Orders.Any(t => t.AccountId == account
                && t.BolOrderId == o.BolOrderId && (t.State == OrderState.Seen || t.State == OrderState.Imported)));
        foreach (var some in (await taken.Select(o => new { o.Key, o.BolOrderId }).ToListAsync(ct)).Chunk(500))
        {
            var (keys, names) = (some.Select(o => o.Key).ToList(), some.Select(o => o.BolOrderId).ToList());
            await db.OrderLines.Where(l => l.Fulfilment != Fulfilment.Lvb && keys.Contains(l.OrderKey))
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, false), ct);
            await db.Orders.Where(o => keys.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OrderState.Seen)
                .SetProperty(x => x.StateReason, (Reason?)null).SetProperty(x => x.PickedByHand, true), ct);

            // One order of the shop has one row that follows it.
            await db.Orders.Where(o => o.AccountId == account && names.Contains(o.BolOrderId)).ExecuteUpdateAsync(o => o
                .SetProperty(x => x.State, OrderState.Skipped).SetProperty(x => x.ShopOrderId, (long?)null), ct);
        }
    }

    /// <summary>Everything of the seller goes, with every row that bears its name.</summary>
    /// <param name="documentsExported">Its invoices and credit notes are kept outside Tandem.</param>
    /// <returns>False where it has documents that must be kept, and nobody said that they are.</returns>
    public Task<bool> Remove(SellerId seller, bool documentsExported, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            if (!documentsExported && await KeptOf(db, seller).AnyAsync(ct)) return false;

            // Whoever owns it has lost it by this.
            await db.DeleteAllOf<SellerId>(seller.Value, [], ct);
            return true;
        }, ct);

    private static IQueryable<Invoices.Documents.IssuedDocument> KeptOf(TandemDb db, SellerId seller) =>
        db.IssuedDocuments.Where(d => d.SellerId == seller && d.Content != null);

    private static async Task Forget(TandemDb db, SellerId seller, AccountId account, CancellationToken ct)
    {
        var offers = db.Offers.Where(o => o.AccountId == account);
        await db.OrderLines.Where(l => offers.Any(o => o.Key == l.OfferKey))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.OfferKey, (long?)null), ct);
        await db.LinkParts.Where(p => offers.Any(o => o.Key == p.OfferKey)).ExecuteDeleteAsync(ct);
        await db.LinkChanges.Where(c => offers.Any(o => o.Key == c.OfferKey)).ExecuteDeleteAsync(ct);
        await db.StockSettings
            .Where(s => s.SellerId == seller && s.Scope == SettingScope.Offer && offers.Any(o => o.Key == s.Target))
            .ExecuteDeleteAsync(ct);
        await db.Drifts.Where(d => offers.Any(o => o.Key == d.OfferKey)).ExecuteDeleteAsync(ct);
        await db.ShadowEntries.Where(e => offers.Any(o => o.Key == e.OfferKey)).ExecuteDeleteAsync(ct);
        await db.DeleteAllOf<AccountId>(account.Value, Stays, ct);
    }

    private static async Task Forget(TandemDb db, SellerId seller, ShopId shop, CancellationToken ct)
    {
        var items = db.Items.Where(i => i.ShopId == shop);
        var concerned = await db.LinkParts.Where(p => items.Any(i => i.Key == p.ItemKey)).Select(p => p.OfferKey).Distinct()
            .ToListAsync(ct);
        foreach (var some in concerned.Chunk(500))
        {
            // A bundle of which a part is gone must not sell as the rest of it.
            await db.LinkParts.Where(p => some.Contains(p.OfferKey)).ExecuteDeleteAsync(ct);
            await db.Offers.Where(o => some.Contains(o.Key))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true).SetProperty(x => x.DecideDue, true), ct);
        }

        await db.StockSettings
            .Where(s => s.SellerId == seller && s.Scope == SettingScope.Item && items.Any(i => i.Key == s.Target))
            .ExecuteDeleteAsync(ct);
        await db.DeleteAllOf<ShopId>(shop.Value, Stays, ct);
    }

    /// <summary>What was not sent is not sent; of what was, nobody will hear any more.</summary>
    private static async Task EndWrites(TandemDb db, SellerId seller, SellerPart part, DateTimeOffset now, CancellationToken ct)
    {
        await WritesOf(db, seller, part).Where(i => i.State == IntentState.Planned).ExecuteDeleteAsync(ct);
        await IntentsAtOnce.End(WritesOf(db, seller, part), Reason.Of("order.part-removed", ("name", part.Name)), now, ct);
    }

    /// <summary>Those that sell a product of the seller: the others were never Tandem's to write.</summary>
    private static IQueryable<Offer> Showing(TandemDb db, SellerId seller, SellerPart? part) =>
        OffersOf(db, seller, part).Where(o => !o.Gone && !o.Lvb && (o.Confirmed ?? o.ShownCorrected ?? o.ShownAmount ?? 0) > 0
            && db.LinkParts.Any(p => p.OfferKey == o.Key));

    private static IQueryable<Offer> OffersOf(TandemDb db, SellerId seller, SellerPart? part)
    {
        var offers = db.Offers.Where(o => o.SellerId == seller);
        if (part is null) return offers;
        var (account, shop) = (new AccountId(part.Id), new ShopId(part.Id));
        return part.IsShop
            ? offers.Where(o => db.LinkParts
                .Any(p => p.OfferKey == o.Key && db.Items.Any(i => i.Key == p.ItemKey && i.ShopId == shop)))
            : offers.Where(o => o.AccountId == account);
    }

    private static IQueryable<Order> OrdersOf(TandemDb db, SellerId seller, SellerPart? part)
    {
        var orders = db.Orders.Where(o => o.SellerId == seller);
        if (part is null) return orders;
        var (account, shop) = (new AccountId(part.Id), new ShopId(part.Id));
        return part.IsShop ? orders.Where(o => o.ShopId == shop) : orders.Where(o => o.AccountId == account);
    }

    private static IQueryable<Intent> WritesOf(TandemDb db, SellerId seller, SellerPart? part)
    {
        var writes = db.Intents.Where(i => i.SellerId == seller);
        if (part is null) return writes;
        var (offers, orders, shop) = (OffersOf(db, seller, part), OrdersOf(db, seller, part), new ShopId(part.Id));
        var account = new AccountId(part.Id);
        return writes.Where(i =>
            ((i.Kind == IntentKind.Stock || i.Kind == IntentKind.LvbSwitch) && !part.IsShop
            && offers.Any(o => o.Key == i.Subject))
            || (i.Kind == IntentKind.ShopStock && part.IsShop && db.Items.Any(x => x.Key == i.Subject && x.ShopId == shop))
            || (i.Kind == IntentKind.HandleReturn && !part.IsShop
                && db.Returns.Any(r => r.Key == i.Subject && r.AccountId == account))
            || (i.Kind != IntentKind.Stock && i.Kind != IntentKind.LvbSwitch && i.Kind != IntentKind.ShopStock
                && i.Kind != IntentKind.HandleReturn && i.Kind != IntentKind.SendEInvoice
                && orders.Any(o => o.Key == i.Subject)));
    }
}
