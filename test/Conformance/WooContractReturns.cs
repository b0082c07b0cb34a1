using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Orders.Cancel;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

/// <summary>What refunds for returns rely on in a shop.</summary>
public abstract partial class WooContract
{
    [Fact]
    public async Task Return_IsRestockedOnlyWhereThatIsAsked()
    {
        var (product, made) = await SentOrder(2, 3998);

        await Refund(made, Returned(1, 2, decision: 1, restock: false));
        var without = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        await Refund(made, Returned(1, 2, decision: 2, restock: true));

        Assert.Equal((8, 9), (without, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity));
    }

    [Fact]
    public async Task Return_InParts_AddsUpToWhatWasPaid_NetAndVat_AndOnlyThenIsTheOrderRefunded()
    {
        var (product, made) = await SentOrder(3, 4000);
        var status = new List<string?>();
        for (var decision = 1; decision <= 3; decision++)
        {
            await Refund(made, Returned(1, 3, decision, restock: false));
            status.Add((await Shop.GetOrder(made.Id!.Value, Ct))!.Status);
        }

        var (refunds, line) = (await Shop.GetRefunds(made.Id!.Value, Ct), Assert.Single(made.LineItems!));
        var back = refunds.SelectMany(r => r.LineItems!).ToList();
        Assert.Equal(made.Total, refunds.Sum(r => r.Amount));
        Assert.Equal((-decimal.Round(line.Total!.Value, 2), -3),
            (decimal.Round(back.Sum(l => l.Total!.Value), 2), back.Sum(l => l.Quantity ?? 0)));
        Assert.Equal(decimal.Round(line.Taxes!.Single().Total!.Value, 2),
            -decimal.Round(back.Sum(l => l.Taxes!.Single().Total!.Value), 2));
        Assert.Equal(["completed", "completed", "refunded"], status);
        Assert.Equal(made.Total, (await Shop.GetOrder(made.Id.Value, Ct))!.Total);
        Assert.Equal(7, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
        Assert.NotNull(RefundRule.Find(refunds, Returned(1, 3, 2, restock: false)));
        Assert.Null(RefundRule.Make((await Shop.GetOrder(made.Id.Value, Ct))!, refunds, Returned(1, 3, 4, restock: false), "nl"));
    }

    [Fact]
    public async Task Return_WithoutMoney_MovesTheStockAlone_AndTheRestIsStillWhole()
    {
        var (product, made) = await SentOrder(2, 3998);

        await Refund(made, Returned(1, 2, decision: 1, restock: true) with { Money = false });
        var shelved = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        var read = (await Shop.GetOrder(made.Id!.Value, Ct))!;
        await Refund(made, Returned(1, 2, decision: 2, restock: false));

        Assert.Equal((9, "completed"), (shelved, read.Status));
        Assert.Equal([19.99m, 0m], (await Shop.GetRefunds(made.Id.Value, Ct)).Select(r => r.Amount!.Value).OrderDescending());
        Assert.Equal("completed", (await Shop.GetOrder(made.Id.Value, Ct))!.Status);
    }

    private static RefundLine Returned(int units, int of, long decision, bool restock) =>
        new("a", units, of, 0, decision, restock, Pieces: of);

    /// <summary>An order of which the parcel has left.</summary>
    private async Task<(WooProduct Product, WooOrder Order)> SentOrder(int units, int cents)
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("a", product, units, cents)]);
        return (product, await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange { Status = "completed" }, Ct));
    }

    private async Task Refund(WooOrder order, RefundLine wanted) => await Shop.CreateRefund(order.Id!.Value,
        RefundRule.Make(order, await Shop.GetRefunds(order.Id.Value, Ct), wanted, "nl")!, Ct);
}
