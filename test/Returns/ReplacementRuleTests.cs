using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Returns;
using Tandem.WooCommerce;

namespace Tandem.Tests.Returns;

/// <summary>What the shop's order for an exchange holds, and what it does not.</summary>
public sealed class ReplacementRuleTests
{
    /// <summary>Lines as product:variation:pieces; of two units that bol sold one is exchanged.</summary>
    [Theory]
    [InlineData("7:0:2", 2, "7:0:1")]
    [InlineData("7:9:2", 2, "7:9:1")]
    [InlineData("7:0:6", 6, "7:0:3")]
    [InlineData("7:0:1", 2, "7:0:1")]
    [InlineData("7:0:1 7:0:1", 2, "7:0:1")]
    [InlineData("7:0:2 8:0:4", 6, "7:0:1 8:0:2")]
    [InlineData("7:0:1 8:0:4", 6, "")]
    [InlineData("0:0:2", 2, "")]
    [InlineData("", 2, "")]
    public void Lines_AreTheSameArticles_InWholePieces_ForNothing(string sent, int pieces, string expected)
    {
        var lines = ReplacementRule.Lines(Sent(sent), Wanted(pieces));
        Assert.Equal(expected, string.Join(' ', lines.Select(l => $"{l.ProductId}:{l.VariationId ?? 0}:{l.Quantity}")));
        Assert.All(lines, l => Assert.Equal((0m, 0m), (l.Total!.Value, l.Subtotal!.Value)));
        Assert.All(lines, l => Assert.Null(l.MetaData));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "klant@example.com")]
    public void Draft_GoesToTheSameAddress_AndMailsNobodyWhoIsNotMailedElse(bool passes, string? email)
    {
        var sent = Sent("7:0:2") with
        {
            Billing = new WooAddress { FirstName = "Jan", Email = "klant@example.com", Country = "NL" },
            Shipping = new WooAddress { FirstName = "An", Address1 = "Dorpsstraat 1", Country = "BE", Email = "x@example.com" },
            MetaData = [Meta("_shipping_house_number", "1"), Meta("_bol_order_id", "C1"), Meta("_vat_number", "NL1")],
        };
        var wanted = Wanted(2);
        var draft = ReplacementRule.Draft(sent, ReplacementRule.Lines(sent, wanted), wanted,
            new OrderSettings { Import = new ImportSettings { PassEmail = passes, MuteShopMail = true } });
        Assert.Equal((email, "Jan", "NL"), (draft.Billing!.Email, draft.Billing.FirstName, draft.Billing.Country));
        Assert.Equal((null, "Dorpsstraat 1", "BE"), (draft.Shipping!.Email, draft.Shipping.Address1, draft.Shipping.Country));
        Assert.Equal(("processing", "tandem-exchange", wanted.Name), (draft.Status, draft.CreatedVia, draft.TransactionId));
        Assert.NotEqual(ImportDraft.CreatedVia, draft.CreatedVia);
        Assert.Equal(["_tandem_exchange", "_tandem_exchange_of", "_shipping_house_number", "_new_order_email_sent"],
            draft.MetaData!.Select(m => m.Key));
        Assert.Equal(0, draft.ShippingLines!.Single().Total);
        Assert.Null(draft.FeeLines);
    }

    [Theory]
    [InlineData("7:0:1", 0, "processing", true)]
    [InlineData("7:0:1", 0, "completed", true)]
    [InlineData("7:0:1", 0, "trash", false)]
    [InlineData("7:0:1", 0, "cancelled", false)]
    [InlineData("7:0:1", 5, "processing", false)]
    [InlineData("7:0:2", 0, "processing", false)]
    [InlineData("8:0:1", 0, "processing", false)]
    [InlineData("7:0:1 8:0:1", 0, "processing", false)]
    public void Order_IsAsWanted_OrSomebodyMustLook(string lines, int total, string status, bool right)
    {
        var wanted = ReplacementRule.Lines(Sent("7:0:2"), Wanted(2));
        Assert.Equal(right, ReplacementRule.IsAsWanted(Sent(lines) with { Total = total, Status = status }, wanted));
    }

    [Theory]
    [InlineData(WooManageStock.Yes, 1, "no", "instock", true)]
    [InlineData(WooManageStock.Yes, 0, "no", "outofstock", false)]
    [InlineData(WooManageStock.Yes, 0, "notify", "onbackorder", true)]
    [InlineData(WooManageStock.No, null, "no", "instock", true)]
    [InlineData(WooManageStock.No, null, "no", "outofstock", false)]
    public void Stock_IsAskedOfWhoeverKeepsIt(WooManageStock keeps, int? has, string backorders, string status, bool enough)
    {
        var product = new WooProduct { ManageStock = keeps, StockQuantity = has, Backorders = backorders, StockStatus = status };
        Assert.Equal(enough, ReplacementRule.IsInStock(product, null, 1));
        if (keeps == WooManageStock.No) return;
        var variation = new WooProduct { ManageStock = WooManageStock.Parent, StockStatus = "instock" };
        Assert.Equal(enough, ReplacementRule.IsInStock(variation, product, 1));
    }

    private static ReplacePayload Wanted(int pieces) =>
        new("RMA1-5-1", Guid.Empty, 70, "70", "C1", "1", "i1", "Mok", 1, 2, pieces, 5, 1);

    private static WooOrder Sent(string lines) => new()
    {
        Id = 70,
        Currency = "EUR",
        LineItems =
        [
            .. lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':')).Select((l, at) => new WooLineItem
            {
                Id = 100 + at,
                ProductId = long.Parse(l[0], null),
                VariationId = long.Parse(l[1], null),
                Quantity = int.Parse(l[2], null),
                Total = 10,
                MetaData = [Meta(ImportDraft.LineMeta, "i1")],
            }),
        ],
    };

    private static WooMeta Meta(string key, string value) =>
        new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };
}
