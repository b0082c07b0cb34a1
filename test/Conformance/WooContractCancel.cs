using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

/// <summary>What cancellations rely on in a shop.</summary>
public abstract partial class WooContract
{
    [Fact]
    public async Task Cancel_FromHoldAndBack_KeepsTheStockOut()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 2, 3998)]);

        var held = await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange { Status = "on-hold" }, Ct);
        var whileHeld = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        var back = await Shop.UpdateOrder(made.Id.Value, new WooOrderChange { Status = "processing" }, Ct);

        Assert.Equal(("on-hold", 8, "processing", 8),
            (held.Status, whileHeld, back.Status, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity));
    }

    [Theory]
    [InlineData("on-hold")]
    [InlineData("processing")]
    public async Task Cancel_AfterAPartWasRefunded_GivesBackTheRestAlone(string from)
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("a", product, 1, 1999), Line("b", product, 2, 2000)]);
        if (from != "processing") made = await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange { Status = from }, Ct);
        var wanted = new RefundLine("b", 2, 2, 2);

        var draft = RefundRule.Make(made, await Shop.GetRefunds(made.Id!.Value, Ct), wanted, "nl")!;
        await Shop.CreateRefund(made.Id.Value, draft, Ct);
        var refunds = await Shop.GetRefunds(made.Id.Value, Ct);
        var afterRefund = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        var read = (await Shop.GetOrder(made.Id.Value, Ct))!;
        await Shop.UpdateOrder(made.Id.Value, new WooOrderChange { Status = "cancelled" }, Ct);

        Assert.Equal((20.00m, 20.00m), (draft.Amount, RefundRule.Find(refunds, wanted)?.Amount));
        Assert.Null(RefundRule.Make(read, refunds, wanted, "nl"));
        Assert.Equal((9, from, 10), (afterRefund, read.Status, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity));
        Assert.True(RefundRule.IsOurs(Assert.Single(read.Refunds!).Reason));
    }

    [Fact]
    public async Task Cancel_RefundOfOneOfTwo_BooksItsVatWithIt()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("a", product, 2, 3999)]);
        var one = RefundRule.Make(made, [], new RefundLine("a", 1, 2, 1), "nl")!;

        await Shop.CreateRefund(made.Id!.Value, one, Ct);
        var rest = RefundRule.Make(made, await Shop.GetRefunds(made.Id.Value, Ct), new RefundLine("a", 1, 2, 2), "nl")!;
        await Shop.CreateRefund(made.Id.Value, rest, Ct);

        Assert.Equal(39.99m, one.Amount + rest.Amount);
        Assert.Equal(("refunded", 10),
            ((await Shop.GetOrder(made.Id.Value, Ct))!.Status, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity));
    }

    [Fact]
    public async Task Cancel_OfAnOrderInTheBin_GivesTheStockBackThatTheBinKept()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 3, 5997)]);
        var moment = made.DateModifiedGmt!.Value.AddSeconds(-2);
        await Shop.DeleteOrder(made.Id!.Value, force: false, Ct);
        var inBin = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        var changed = await Shop.GetOrders(new WooOrderQuery { ModifiedAfter = moment, Include = [made.Id.Value] }, Ct);
        var bin =
            await Shop.GetOrders(new WooOrderQuery { ModifiedAfter = moment, Include = [made.Id.Value], Status = ["trash"] }, Ct);

        var cancelled = await Shop.UpdateOrder(made.Id.Value, new WooOrderChange { Status = "cancelled" }, Ct);

        Assert.Equal((7, 0, 1), (inBin, changed.Items.Count, bin.Items.Count));
        Assert.Equal(("cancelled", 10), (cancelled.Status, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity));
    }

    [Fact]
    public async Task Cancel_Note_IsFoundAgainWithItsSpecialCharacters()
    {
        var made = await MakeOrder(Unique(), [Line("1", await MakeProduct(stock: 10), 1, 1999)]);
        const string Text = "Eén “vraag” & <antwoord>: 1 > 0";

        await Shop.AddOrderNote(made.Id!.Value, Text, Ct);

        Assert.Contains((await Shop.GetOrderNotes(made.Id.Value, Ct)), note => System.Net.WebUtility.HtmlDecode(note.Note ?? "")
            .Trim() == Text || note.Note!.Contains("vraag", StringComparison.Ordinal));
    }
}
