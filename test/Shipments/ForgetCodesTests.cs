using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Proof;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Shipments;

/// <summary>A tracking code leads to its customer's door, so it is kept no longer than the ledger.</summary>
public sealed class ForgetCodesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Codes_OfOrdersThatEnded_GoWithTheLedger_ThoseOfOpenOnesStay(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await new StatementPages(world.Database, world.Clock).Keep(world.Seller, 30, Ct);
        var ended = await Order(world, "A1", OrderState.Shipped);
        var open = await Order(world, "A2", OrderState.Imported);

        world.Clock.Advance(TimeSpan.FromDays(29));
        await Prune(world);
        Assert.Equal((2, 2, 2), await Codes(world));

        world.Clock.Advance(TimeSpan.FromDays(2));
        await Prune(world);
        Assert.Equal((1, 1, 0), await Codes(world));
        Assert.Equal(open, await world.Read(db => db.Parcels.Select(p => p.OrderKey).SingleAsync(Ct)));
        Assert.NotEqual(ended, open);
    }

    private static async Task Prune(World world) =>
        await new PruneLedger().Run(world.Work, await world.SellerRow(), world.Now, Ct);

    private static async Task<(int Parcels, int Intents, int Labels)> Codes(World world) => (
        await world.Read(db => db.Parcels.CountAsync(Ct)), await world.Read(db => db.Intents.CountAsync(Ct)),
        await world.Read(db => db.Labels.CountAsync(l => l.TrackAndTrace != null, Ct)));

    private static async Task<long> Order(World world, string id, OrderState state)
    {
        var order = new Order
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            BolOrderId = id,
            PlacedAt = world.Now,
            FirstSeenAt = world.Now,
            State = state
        };
        await world.Write(async db =>
        {
            db.Orders.Add(order);
            await db.SaveChangesAsync(Ct);
            db.Parcels
                .Add(new KnownParcel
                {
                    SellerId = world.Seller,
                    OrderKey = order.Key,
                    Number = "3S" + id,
                    Carrier = "postnl",
                    FoundAt = world.Now
                });
            db.Labels.Add(new ShippingLabel
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OrderKey = order.Key,
                Items = "[]",
                LabelOfferId = id,
                TransporterCode = "TNT",
                LabelType = "PARCEL",
                ChosenAt = world.Now,
                TrackAndTrace = "3S" + id,
            });
            db.Intents
                .Add(new Intent
                {
                    SellerId = world.Seller,
                    BusinessKey = "ship:" + id,
                    Kind = IntentKind.Ship,
                    Subject = order.Key
                }
                .In(IntentState.Confirmed, world.Now, $$"""{"TrackAndTrace":"3S{{id}}"}"""));
        });
        return order.Key;
    }
}
