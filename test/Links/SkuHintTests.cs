using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Stock;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Links;

/// <summary>A SKU that equals bol's reference is a hint on the offer's page where no EAN tells, and never a link.</summary>
public sealed class SkuHintTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Reference_ThatIsASku_IsShownAsAHint_UntilTheOfferIsLinked(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (same, offer) = await world.Write(async db =>
        {
            Item Item(long product, string? sku, bool gone = false) => new()
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                ProductId = product,
                Name = $"item {product}",
                Sku = sku,
                StockKept = StockKept.Here,
                ReadAt = world.Now,
                Gone = gone,
            };
            var same = Item(1, " mok-1 ");
            db.Items.AddRange(same, Item(2, "MOK-2"), Item(3, null), Item(4, "MOK-1", gone: true));
            var offer = new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = "o1",
                Reference = "MOK-1",
                Ean = "4006381333931",
                Gtin = "04006381333931",
                MatchDue = true,
            };
            db.Offers.Add(offer);
            await db.SaveChangesAsync(Ct);
            return (same.Key, offer.Key);
        });
        await MugWorld.Matching(world).Run(world.Work, Ct);

        Assert.Equal([same], await Hints());
        Assert.False(await world.Read(db => db.LinkParts.AnyAsync(Ct)));

        await world.Write(db =>
        {
            db.LinkParts.Add(new LinkPart { OfferKey = offer, ItemKey = same, SellerId = world.Seller, Quantity = 1 });
            return Task.CompletedTask;
        });
        Assert.Empty(await Hints());

        async Task<IEnumerable<long>> Hints() =>
            (await new OfferPages(world.Database).Of(world.Seller, offer, Ct))!.SameCode.Select(i => i.Key);
    }
}
