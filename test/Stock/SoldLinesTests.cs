using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>What bol sold of each offer since a moment of its own, without reading all that the others ever sold.</summary>
public sealed class SoldLinesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Lines_OfEachOffer_AreThoseSinceItsOwnMoment(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var offers = await Offers(world, "mug", "pan");
        var (mug, pan) = (offers["mug"], offers["pan"]);
        await Sell(world, (mug, 300), (mug, 30), (mug, 2), (pan, 300), (pan, 30), (pan, 2));

        var sold = await world.Read(db => SoldLines.Since(
            db, new Dictionary<long, DateTimeOffset> { [mug] = DaysAgo(world, 400), [pan] = DaysAgo(world, 3) }, world.Now, Ct));

        Assert.Equal([DaysAgo(world, 300), DaysAgo(world, 30), DaysAgo(world, 2)], Moments(sold, mug));
        Assert.Equal([DaysAgo(world, 2)], Moments(sold, pan));
    }

    [Fact]
    public void Query_GoesBack_AtMostFourTimesAsFarAsEachOfItsOffersAsks() =>
        Gen.Long[0, TimeSpan.TicksPerDay * 2_000].Array[1, 200].Sample(ages =>
        {
            var since = ages.Select((ticks, i) => (Key: (long)i, At: World.Start - TimeSpan.FromTicks(ticks)))
                .ToDictionary(s => s.Key, s => s.At);
            var queries = SoldLines.Together(since, World.Start).ToList();
            Assert.Equal(since.Keys.Order(), queries.SelectMany(q => q.Offers).Order());
            Assert.True(queries.Count <= 9);
            Assert.All(queries, query => Assert.All(query.Offers, offer =>
            {
                Assert.True(query.From <= since[offer]);
                var asks = World.Start - since[offer];
                Assert.True(World.Start - query.From <= 4 * (asks < TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : asks));
            }));
        });

    private static IEnumerable<DateTimeOffset> Moments(IEnumerable<SoldLine> sold, long offer) =>
        sold.Where(l => l.OfferKey == offer).Select(l => l.PlacedAt).Order();

    private static DateTimeOffset DaysAgo(World world, int days) => world.Now - TimeSpan.FromDays(days);

    private static async Task<Dictionary<string, long>> Offers(World world, params string[] ids)
    {
        await world.Write(async db =>
        {
            db.Offers.AddRange(ids.Select(id => new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = id,
            }));
            await db.SaveChangesAsync(Ct);
        });
        return await world.Read(db => db.Offers.ToDictionaryAsync(o => o.OfferId, o => o.Key, Ct));
    }

    private static Task Sell(World world, params (long Offer, int DaysAgo)[] sales) => world.Write(async db =>
    {
        var order = new Order
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            BolOrderId = "C1",
            PlacedAt = world.Now,
            FirstSeenAt = world.Now,
        };
        order.Lines.AddRange(sales.Select((sale, i) => new OrderLine
        {
            SellerId = world.Seller,
            OrderItemId = $"{i}",
            OfferKey = sale.Offer,
            PlacedAt = DaysAgo(world, sale.DaysAgo),
            Quantity = 1,
        }));
        db.Orders.Add(order);
        await db.SaveChangesAsync(Ct);
    });
}
