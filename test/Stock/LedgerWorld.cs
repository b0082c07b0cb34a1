using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Stock;

/// <summary>A mug in the shop and its offer at bol, linked; each happening is saved as the loop saves it.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LedgerWorld(World world) => World = world;

    public World World { get; }

    public long Item { get; private set; }

    public long Offer { get; private set; }

    public static async Task<LedgerWorld> Create(DatabaseKind kind, int mugs, bool live = true)
    {
        var world = await World.Create(kind);
        if (live) await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        var ledger = new LedgerWorld(world);
        await ledger.Reads(mugs);
        ledger.Item = await world.Read(db => db.Items.Select(i => i.Key).SingleAsync(Ct));
        await world.Write(async db =>
        {
            var offer = new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = "mug",
                Ean = "8712345678906",
                Gtin = "08712345678906",
                DecideDue = true
            };
            db.Offers.Add(offer);
            await db.SaveChangesAsync(Ct);
            ledger.Offer = offer.Key;
            db.LinkParts.Add(new LinkPart { SellerId = world.Seller, OfferKey = offer.Key, ItemKey = ledger.Item });
        });
        return ledger;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    public DateTimeOffset After(int seconds)
    {
        World.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return World.Now;
    }

    /// <summary>The shop is read now and shows so many.</summary>
    public Task Reads(int mugs) => World.Write(db => SaveItems.Save(
        db, World.ItemChanges, World.Shop,
        [
            new WooProduct
            {
                Id = 11, Type = "simple", Status = "publish", Name = "Mug", GlobalUniqueId = "8712345678906",
                ManageStock = WooManageStock.Yes, StockQuantity = mugs,
                StockStatus = "instock", DateModifiedGmt = World.Now.AddSeconds(-1),
            },
        ], World.Now, Ct));

    /// <summary>A bol order of the mug is seen; it is imported where that is said.</summary>
    public async Task BolOrder(string id, int units, DateTimeOffset? placed = null, bool imported = false)
    {
        var line =
            new SeenLine("L1", "mug", "8712345678906", "Mug", false, false, units, 0, 0, false, placed ?? World.Now, 1000, null);
        await World.Write(db =>
            SaveOrders.Save(db, World.Changes, World.Account, [new SeenOrder(id, placed ?? World.Now, [line])], World.Now, Ct));
        if (imported) await Imported(id);
    }

    public Task Imported(string id) => World.Write(async db =>
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == id, Ct);
        (order.State, order.ImportedAt, order.ShopId) = (OrderState.Imported, World.Now, World.Shop.Id);
        foreach (var line in order.Lines) line.Imported = line.Quantity;
    });

    /// <summary>A shop order is read now; it was placed then.</summary>
    public Task ShopOrder(long id, int units, DateTimeOffset placed, int returned = 0) => World.Write(async db =>
    {
        if (await db.ShopSales.SingleOrDefaultAsync(s => s.ShopOrderId == id, Ct) is { } known)
        {
            known.Returned = returned;
        }
        else
        {
            db.ShopSales.Add(new ShopSale
            {
                ShopId = World.Shop.Id,
                ShopOrderId = id,
                ItemKey = Item,
                SellerId = World.Seller,
                Units = units,
                At = placed,
                SeenAt = World.Now,
                Returned = returned,
            });
        }

        await db.SaveChangesAsync(Ct);
        await BookCauses.Run(db, [Item], new Dictionary<long, DateTimeOffset>(), World.Now, Ct);
    });

    public async Task Decide()
    {
        var stock = new DecideStock(World.Clock, new Engine.Loop.Checkpoints());
        while (await stock.Run(World.Work, await World.SellerRow(), Ct))
        {
        }
    }

    /// <summary>bol acknowledges the target, as the pushing lane enters it.</summary>
    public Task Pushed() => World.Write(async db =>
    {
        var offer = await db.Offers.SingleAsync(o => o.Key == Offer, Ct);
        var inputs = await StockInputs.Read(db, await World.SellerRow(), [offer], World.Now, Ct);
        db.Enter(offer, World.Now, StockCause.Push, offer.Confirmed, offer.Target, World.Now, facts: inputs.FactsOf(offer));
        (offer.Confirmed, offer.ConfirmedSentAt, offer.ConfirmedAt) = (offer.Target, World.Now, World.Now);
        await db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, Engine.Loop.IntentState.Confirmed), Ct);
    });

    /// <summary>bol is read now and shows this, changed at that moment; the answer is taken over.</summary>
    public Task BolShows(int? amount, DateTimeOffset modified, bool forSale = true) => World.Write(async db =>
    {
        var offer = await db.Offers.SingleAsync(o => o.Key == Offer, Ct);
        var look = OfferLook.Of(offer, new Tandem.Bol.BolOffer(
            OfferId: "mug", LastModifiedDateTime: modified, Stock: new Tandem.Bol.BolStock(amount, amount, true),
            CountryAvailabilities: [new Tandem.Bol.BolCountryAvailability("NL", forSale)]), World.Now);
        if (look is null) return;
        await FindDrift.Enter(db, [look], World.Now, Ct);
        if (offer.Confirmed == amount) return;
        (offer.Confirmed, offer.ConfirmedSentAt, offer.ConfirmedAt, offer.DecideDue) = (amount, modified, modified, true);
    });

    /// <summary>The item's ledger in a line.</summary>
    public async Task<string> OfItem() =>
        Say(await World.Read(db => db.StockEntries.Where(e => e.ItemKey == Item).ToListAsync(Ct)));

    /// <summary>The offer's ledger in a line.</summary>
    public async Task<string> OfOffer() =>
        Say(await World.Read(db => db.StockEntries.Where(e => e.OfferKey == Offer).ToListAsync(Ct)));

    private static string Say(IEnumerable<StockEntry> entries) =>
        string.Join(", ", entries.OrderBy(e => e.At).ThenByDescending(e => e.Before).ThenBy(e => e.Key)
        .Select(e => $"{e.Cause} {e.Before}>{e.After} {e.Reference}".TrimEnd()));
}
