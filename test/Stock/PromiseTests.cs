using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Stock;

/// <summary>What a bol line keeps from being sold again, and until when.</summary>
public sealed class PromiseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Line_ThatWentInWithoutItsProduct_IsPromisedUntilItIsSent(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.BolOrder("A1", 2, imported: true);
        await ledger.World.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(x => x.UnknownProduct, true), Ct));
        ledger.After(60);
        await ledger.Reads(5);
        Assert.Equal(3, await Target(ledger));

        // Sent, and taken off the shop's stock by hand.
        await Sent(ledger, "A1", 2, 2);
        ledger.After(10);
        await ledger.Reads(3);
        Assert.Equal(3, await Target(ledger));
        Assert.True(await ledger.World.Read(db => db.OrderLines.Select(l => l.InStockReading).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Line_SentInPart_IsPromisedForTheRest(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 9);
        await ledger.BolOrder("A1", 3);
        Assert.Equal(6, await Target(ledger));
        ledger.After(60);
        await Sent(ledger, "A1", 3, 1);
        Assert.Equal(6, await Target(ledger)); // the shop was not read since
        ledger.After(10);
        await ledger.Reads(8);
        Assert.Equal(6, await Target(ledger));
        ledger.After(10);
        await Sent(ledger, "A1", 3, 3);
        ledger.After(10);
        await ledger.Reads(6);
        Assert.Equal(6, await Target(ledger));
    }

    [Theory, BothDatabases]
    public async Task Line_WhileItsImportIsStillToCome_StaysPromised_AlthoughItIsSent(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.World.Book.GoLive(ledger.World.Seller, [Module.Orders], Ct);
        await ledger.BolOrder("A1", 2);
        ledger.After(60);
        await Sent(ledger, "A1", 2, 2);
        ledger.After(10);
        await ledger.Reads(5);
        Assert.Equal(3, await Target(ledger));
    }

    [Theory, BothDatabases]
    public async Task Line_ThatTurnsOutToBeOfAnotherOffer_LeavesTheFirst(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.World.Write(async db =>
        {
            var (pan, used) = (Item(ledger, 12, "Pan"), new Offer
            {
                SellerId = ledger.World.Seller,
                AccountId = ledger.World.Account.Id,
                OfferId = "used",
                Ean = "8712345678906",
                Gtin = "08712345678906",
                DecideDue = true,
            });
            db.Items.Add(pan);
            db.Offers.Add(used);
            await db.SaveChangesAsync(Ct);
            db.LinkParts.Add(new LinkPart { SellerId = ledger.World.Seller, OfferKey = used.Key, ItemKey = pan.Key });
        });
        await Seen(ledger, null);
        await ledger.Decide();
        Assert.Equal("mug 3, used 5", await Targets(ledger));

        await Seen(ledger, "used");
        await ledger.Decide();
        Assert.Equal("mug 5, used 3", await Targets(ledger));
    }

    [Theory, BothDatabases]
    public async Task Accounts_ThatSeeTheSameOffer_AreBothDecided(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        var second =
            new Account { Id = AccountId.New(ledger.World.Now), SellerId = ledger.World.Seller, Name = "Twee", Secret = "", };
        await ledger.World.Write(async db =>
        {
            var twin = new Offer
            {
                SellerId = ledger.World.Seller,
                AccountId = second.Id,
                OfferId = "mug",
                Ean = "8712345678906",
                Gtin = "08712345678906",
                DecideDue = true
            };
            db.Accounts.Add(second);
            db.Offers.Add(twin);
            await db.SaveChangesAsync(Ct);
            db.LinkParts.Add(new LinkPart { SellerId = ledger.World.Seller, OfferKey = twin.Key, ItemKey = ledger.Item });
        });
        await ledger.Decide();
        ledger.After(60);
        await ledger.Reads(4);
        await ledger.Decide();
        Assert.Equal(2, await ledger.World.Read(db => db.Intents.CountAsync(i => i.Payload.Contains(":4"), Ct)));
    }

    private static async Task<int?> Target(LedgerWorld ledger)
    {
        await ledger.Decide();
        return await ledger.World.Read(db => db.Offers.Select(o => o.Target).SingleAsync(Ct));
    }

    private static async Task<string> Targets(LedgerWorld ledger) =>
        string.Join(", ", (await ledger.World.Read(db => db.Offers.OrderBy(o => o.OfferId).ToListAsync(Ct)))
            .Select(o => $"{o.OfferId} {o.Target}"));

    private static Task Sent(LedgerWorld ledger, string id, int units, int shipped) => Save(ledger, id, new SeenLine(
        "L1", "mug", "8712345678906", "Mug", false, false, units, shipped, 0, false, ledger.World.Now, 1000, null));

    private static Task Seen(LedgerWorld ledger, string? offer) => Save(ledger, "A1", new SeenLine(
        "L1", offer, "8712345678906", "Mug", false, false, 2, 0, 0, false, ledger.World.Now, 1000, null));

    private static Task Save(LedgerWorld ledger, string id, SeenLine line) =>
        ledger.World.Write(db => SaveOrders.Save(db, ledger.World.Changes, ledger.World.Account,
            [new SeenOrder(id, ledger.World.Now, [line])], ledger.World.Now, Ct));

    private static Item Item(LedgerWorld ledger, long product, string name) => new()
    {
        SellerId = ledger.World.Seller,
        ShopId = ledger.World.Shop.Id,
        ProductId = product,
        Name = name,
        StockKept = StockKept.Here,
        Quantity = 5,
        InStock = true,
        ReadAt = ledger.World.Now,
    };
}
