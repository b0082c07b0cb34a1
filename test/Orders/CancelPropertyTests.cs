using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>
/// Requests, answers, shipments and cancellations of both sides in any order: one explained end, and stock back exactly once.
/// </summary>
public sealed class CancelPropertyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task AnyOrderOfEvents_ComesToOneEnd(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Orders], Ct);
        var number = 0;
        await Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 999].Array[2, 14])
            .SampleAsync(async (lines, rules, accept, events) =>
            {
                var order = new CancelWorld(world, Interlocked.Increment(ref number), lines);
                await new ChangeOrderSettings(world.Database, world.Clock).Change(
                    world.Seller,
                    s => s with { Cancel = s.Cancel with { AcceptUnsent = (rules & 1) > 0, FollowShop = (rules & 2) > 0 } }, Ct);
                await order.Import();
                foreach (var one in events) await Happen(order, one % 12, one / 12 % lines, accept);
                await Settle(order, accept);
                await Judge(order, lines);
            }, iter: kind == DatabaseKind.Sqlite ? 60 : 30);
    }

    private static async Task Happen(CancelWorld order, int what, int line, bool accept)
    {
        switch (what)
        {
            case 0 or 1: order.Ask(line); break;
            case 2: order.Withdraw(line); break;
            case 3: order.CancelAtBol(line); break;
            case 4: order.ShipAtBol(line); break;
            case 5: order.Staff("cancelled"); break;
            case 6: order.Staff(line == 0 ? "trash" : "failed"); break;
            case 7: order.Staff("completed"); break;
            case 8: await order.Answer(accept); break;
            case 9: await order.ReadShop(); break;
            case 10: await order.ReadBol(); break;
            default: await order.Act(); break;
        }

        if (what < 5) await order.ReadBol();
    }

    /// <summary>Everything is read and carried out, and whoever is asked something answers it.</summary>
    private static async Task Settle(CancelWorld order, bool accept)
    {
        for (var turn = 0; turn < 12; turn++)
        {
            await order.ReadBol();
            await order.ReadShop();
            while (await order.Act())
            {
            }

            if (await order.IsQuestion("cancel")) await order.Answer(accept);
            else if (await order.IsQuestion("shop-cancelled")) await order.CancelByHand();
        }
    }

    private static async Task Judge(CancelWorld order, int lines)
    {
        var row = await order.Row();
        var all = Enumerable.Range(0, lines).ToList();
        Assert.False(await order.IsQuestion("cancel"));
        Assert.False(await order.IsQuestion("shop-cancelled"));
        Assert.NotEqual("on-hold", order.ShopStatus);

        // What somebody wanted cancelled is cancelled, or was shipped, or a person or the parcel has decided otherwise.
        Assert.All(all, line => Assert.True(!order.Asked(line) || row.CancelAnswer == CancelAnswer.ShipAnyway));
        Assert.All(all, line => Assert.True(order.Cancelled(line) == 0 || order.WasWanted(line)));

        var gone = all.TrueForAll(line => order.Left(line) == 0) && all.TrueForAll(line => order.Shipped(line) == 0);
        if (gone)
        {
            Assert.Equal(OrderState.Cancelled, row.State);
            Assert.StartsWith("cancel.end.", row.StateReason!.Code, StringComparison.Ordinal);
        }

        if (order.Sent) Assert.Equal("completed", order.ShopStatus);
        else if (gone) Assert.All(all, line => Assert.Equal(0, order.Taken[line]));
        else if (order.ShopStatus is "processing")
            Assert.All(all, line => Assert.Equal(CancelWorld.Units - order.Cancelled(line), order.Taken[line]));
        Assert.All(all, line => Assert.InRange(order.Taken[line], 0, CancelWorld.Units));
        var rows = row.Lines.OrderBy(l => l.OrderItemId, StringComparer.Ordinal).ToList();
        Assert.All(all,
            line => Assert.Equal((order.Shipped(line), order.Cancelled(line)), (rows[line].Shipped, rows[line].Cancelled)));

        // Asked again, it adds nothing.
        var before = await order.Intents();
        await order.ReadBol();
        await order.ReadShop();
        Assert.Equal(before, await order.Intents());
    }
}
