using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Tests.Bol;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>bol leaves out what its description requires. Silence never turns what bol fulfils itself into ours.</summary>
public sealed class SilentBolTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task LvbLine_WhoseDetailLeavesItsFulfilmentOut_StaysLvb(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world,
            SaveOrders.From(new BolReducedOrder("A1", world.Now, [new("i1", "8712345678906", "FBB", "OPEN", 1, 0, 0)])));
        await Save(world,
            SaveOrders.From(new BolOrder("A1", OrderPlacedDateTime: world.Now, OrderItems: [new("i1", Quantity: 1)])));

        Assert.Equal(Fulfilment.Lvb, await world.Read(db => db.OrderLines.Select(l => l.Fulfilment).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Line_ChangedInTheFuture_StillHearsOfACancellation(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Seen(asked: false, world.Now.AddYears(1)));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await Save(world, Seen(asked: true, world.Now.AddMinutes(-1)));

        Assert.True(await world.Read(db => db.OrderLines.Select(l => l.CancellationRequested).SingleAsync(Ct)));

        static SeenOrder Seen(bool asked, DateTimeOffset changed) =>
            SaveOrders.From(
                new BolReducedOrder("A1", World.Start, [new("i1", "8712345678906", "FBR", "OPEN", 1, 0, 0, asked, changed)]));
    }

    [Theory, EitherDatabase]
    public async Task LvbOffer_WhoseFulfilmentIsLeftOut_StaysLvb_AndANewOneIsNotTakenForOurs(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var offer = await stage.Read(db => db.Offers.OrderBy(o => o.Key).FirstAsync(o => !o.Lvb, Ct));
        await stage.Work.Owner.Write(db => db.Offers.Where(o => o.Key == offer.Key)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Lvb, true), Ct), Ct);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath != "/retailer/offers" ? null : FakeBol.Json(200, $$$"""
            {"offers":[{"offerId":"{{{offer.OfferId}}}","ean":"{{{offer.Ean}}}","stock":{"amount":5}},{"offerId":"nieuw","ean":"8712345678906","stock":{"amount":5}}]}
            """);

        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await stage.Run(Lane.WatchBol);

        Assert.True(await stage.Read(db => db.Offers.Where(o => o.Key == offer.Key).Select(o => o.Lvb).SingleAsync(Ct)));
        Assert.False(await stage.Read(db => db.Offers.AnyAsync(o => o.OfferId == "nieuw", Ct)));
    }

    private static Task Save(World world, SeenOrder seen) =>
        world.Write(db => SaveOrders.Save(db, world.Changes, world.Account, [seen], world.Now, Ct));
}
