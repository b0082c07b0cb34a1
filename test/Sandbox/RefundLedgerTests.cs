using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Bol;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>
/// The ledger finds what a connector does wrong with what comes back. The connector here is the test: it writes by hand.
/// </summary>
public sealed class RefundLedgerTests : IAsyncLifetime
{
    private static readonly string[] Figures =
        ["returnsOpen", "refundsMissing", "refundsDoubled", "refundCentsDifferent", "restockDifferent"];

    private Rehearsal rehearsal = null!;
    private string product = "";
    private string order = "";
    private long shop;
    private BolOrderItem line = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rehearsal = await Rehearsal.Start(options => options with { Orders = 0, ReturnsExpireAfter = TimeSpan.FromHours(5) });
        product = (await rehearsal.Shop(Get, "products", null, new KeyValuePair<string, string>("sku", "TW-001"))).Json[0]!["id"]!
            .ToString();
        order = await rehearsal.OrderAtBol(3);
        line = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();
        shop = await Import();
        await rehearsal.Ledger(Post, $"bol/ship?order={order}&tracking=3S1");
        await rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3S1");
    }

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    [Fact]
    public async Task DoneWell_FindsNothing()
    {
        var rma = await Return(2);
        await Shelve(rma, 2);
        await Handle(rma, "RETURN_RECEIVED", 2);
        await Refund(2, restock: true);
        await Wrong();
    }

    [Fact]
    public async Task Arrived_AndNotHandled_IsOpen()
    {
        var rma = await Return(2);
        await Wrong(("returnsOpen", 1));
        await Handle(rma, "RETURN_DOES_NOT_MEET_CONDITIONS", 1);
        await Wrong(("returnsOpen", 1));
        await Handle(rma, "RETURN_DOES_NOT_MEET_CONDITIONS", 1);
        await Wrong();
    }

    [Fact]
    public async Task Kept_IsOpenThoughNothingComes_AndOneStillOnItsWayIsNot()
    {
        await Return(1, "&sends=0");
        await Wrong();
        await Return(1, "&sends=0&wish=KeepsPaid");
        await Wrong(("returnsOpen", 1));
    }

    [Fact]
    public async Task Back_AndNotRefunded_IsMissing()
    {
        await Handle(await Return(2), "RETURN_RECEIVED", 2);
        await Wrong(("refundsMissing", 2));
        await Refund(1);
        await Wrong(("refundsMissing", 1));
        await Refund(1);
        await Wrong();
    }

    [Fact]
    public async Task RefundedTwice_IsDoubled()
    {
        await Handle(await Return(1), "RETURN_RECEIVED", 1);
        await Refund(1);
        await Refund(1);
        await Wrong(("refundsDoubled", 1));
    }

    [Fact]
    public async Task RefundedThoughItNeverCame_IsDoubled()
    {
        // bol believes whoever says that it is back.
        await Handle(await Return(1, "&sends=0"), "RETURN_RECEIVED", 1);
        await Refund(1);
        await Wrong(("refundsDoubled", 1));
    }

    [Theory]
    [InlineData(-0.03)]
    [InlineData(0.03)]
    public async Task AnotherAmount_IsDifferent(double more)
    {
        await Handle(await Return(1), "RETURN_RECEIVED", 1);
        await Refund(1, more: (decimal)more);
        await Wrong(("refundCentsDifferent", 1));
    }

    [Fact]
    public async Task LastUnit_TakesWhatIsLeft_ToTheCent()
    {
        await Handle(await Return(3), "RETURN_RECEIVED", 3);
        await Refund(3, more: -0.01m);
        await Wrong(("refundCentsDifferent", 1));
    }

    [Fact]
    public async Task PutBackInTheShop_AndNotOnTheShelf_OrTheOtherWay_IsDifferent()
    {
        var rma = await Return(2);
        await Handle(rma, "RETURN_RECEIVED", 2);
        await Refund(2, restock: true);
        await Wrong(("restockDifferent", 1));
        await Shelve(rma, 2);
        await Wrong();
    }

    [Fact]
    public async Task PutBackWithARefundThatWasRemoved_IsPutBack_AndItsRefundIsMissing()
    {
        var rma = await Return(2);
        await Shelve(rma, 2);
        await Handle(rma, "RETURN_RECEIVED", 2);
        await Refund(2, restock: true);
        var force = new KeyValuePair<string, string>("force", "true");
        await rehearsal.Shop(Delete, $"orders/{shop}/refunds/{await RefundId()}", null, force);
        await Wrong(("refundsMissing", 2));
        await Refund(2);
        await Wrong();
        await rehearsal.Shop(Delete, $"orders/{shop}/refunds/{await RefundId()}", null, force);
        await Refund(2, restock: true);
        await Wrong(("restockDifferent", 1));
    }

    [Fact]
    public async Task Shelf_TakesOnlyWhatIsHereAndFine_AndTheWarehouseHasItAgain()
    {
        var left = (int)(await rehearsal.Stock())["left"]!;
        var rma = await Return(1);
        await Shelve(rma, 1);
        Assert.Equal(left + 1, (int)(await rehearsal.Stock())["left"]!);
        foreach (var (no, units) in new[] { (rma, 1), (await Return(1, "&condition=Damaged"), 1), ("404", 1) })
        {
            using var request = new HttpRequestMessage(Post, new Uri(rehearsal.Host.Ledger, $"shelve?rma={no}&units={units}"));
            Assert.Equal(409, (await rehearsal.Send(request)).Status);
        }

        Assert.Equal(left + 1, (int)(await rehearsal.Stock())["left"]!);
    }

    [Fact]
    public async Task Desk_SeesWhatIsInTheBox_AndNotWhatIsOnItsWay()
    {
        await Return(1, "&sends=0");
        var rma = await Return(1, "&sends=2&condition=NotAsSold");
        var box = Assert.Single((await rehearsal.Ledger(Get, "returns")).Json.AsArray())!;
        Assert.Equal((rma, 1, 2, "not-as-sold", "money", "desk"),
            ((string)box["rma"]!, (int)box["announced"]!, (int)box["arrived"]!, (string)box["condition"]!, (string)box["wish"]!,
                (string)box["by"]!));
    }

    [Fact]
    public async Task ByHand_ForWhatComesBack_IsItsRefund_AndAnotherIsOneTooMany()
    {
        var id = await LineId();
        await Handle(await Return(1), "RETURN_RECEIVED", 1);
        await rehearsal.Ledger(Post, $"shop/refund?order={shop}&line={id}&units=1&means=Returned");
        await Wrong();
        await Refund(1);
        await Wrong(("refundsDoubled", 1));
    }

    [Fact]
    public async Task ByHand_OnPurpose_StandsBesideTheRefundOfAReturn()
    {
        await rehearsal.Ledger(Post, $"shop/refund?order={shop}&line={await LineId()}&units=1&means=Leave");
        await rehearsal.Ledger(Post, $"shop/refund?order={shop}&amount=1");
        await Wrong();
        await Handle(await Return(1), "RETURN_RECEIVED", 1);
        await Refund(1);
        await Wrong();
        Assert.Equal(["leave", "leave"],
            (await rehearsal.Ledger(Get, "refunds")).Json.AsArray().Select(refund => (string)refund!["means"]!));
    }

    [Fact]
    public async Task RefundedWhole_MissesNothing()
    {
        await Handle(await Return(3), "RETURN_RECEIVED", 3);
        await Wrong(("refundsMissing", 3));
        await rehearsal.Ledger(Post, $"shop/refund?order={shop}&means=Returned");
        await Wrong();
    }

    /// <summary>These figures are as said, and all others 0.</summary>
    private async Task Wrong(params (string Figure, int Count)[] expected)
    {
        var verdict = await rehearsal.Verdict();
        Assert.Equal(expected, from name in Figures let count = (int)verdict[name]! where count != 0 select (name, count));
    }

    private async Task<string> Return(int units, string how = "") =>
        (string)(await rehearsal.Ledger(Post, $"shoppers/return?order={order}&units={units}{how}")).Json["rma"]!;

    private Task Shelve(string rma, int units) => rehearsal.Ledger(Post, $"shelve?rma={rma}&units={units}");

    private Task Handle(string rma, string result, int units) =>
        rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result={result}&units={units}");

    private async Task<long> RefundId() => (long)(await rehearsal.Shop(Get, $"orders/{shop}/refunds")).Json[0]!["id"]!;

    private async Task<long> LineId() => (long)(await rehearsal.Shop(Get, $"orders/{shop}")).Json["line_items"]![0]!["id"]!;

    /// <summary>As the connector does.</summary>
    private async Task Refund(int units, bool restock = false, decimal more = 0)
    {
        var sold = (await rehearsal.Shop(Get, $"orders/{shop}", null, new KeyValuePair<string, string>("dp", "6")))
            .Json["line_items"]![0]!;
        decimal Part(JsonNode? whole) =>
            Math.Round(decimal.Parse((string)whole!, CultureInfo.InvariantCulture) * units / 3, 2, MidpointRounding.AwayFromZero);
        var (net, tax) = (Part(sold["total"]) + more, Part(sold["taxes"]![0]!["total"]));
        var answer = await rehearsal.Shop(Post, $"orders/{shop}/refunds", new JsonObject
        {
            ["amount"] = (net + tax).ToString(CultureInfo.InvariantCulture),
            ["reason"] = $"Geretourneerd bij bol [bol {line.OrderItemId}/r1]",
            ["api_refund"] = false,
            ["api_restock"] = restock,
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = (long)sold["id"]!,
                ["quantity"] = units,
                ["refund_total"] = net.ToString(CultureInfo.InvariantCulture),
                ["refund_tax"] = new JsonArray(new JsonObject
                {
                    ["id"] = (long)sold["taxes"]![0]!["id"]!,
                    ["refund_total"] = tax.ToString(CultureInfo.InvariantCulture),
                }),
            }),
        });
        Assert.Equal(201, answer.Status);
    }

    private async Task<long> Import()
    {
        var net = (line.TotalPrice!.Value / 1.21m).ToString("F6", CultureInfo.InvariantCulture);
        var answer = await rehearsal.Shop(Post, "orders", new JsonObject
        {
            ["status"] = "processing",
            ["transaction_id"] = order,
            ["shipping"] = new JsonObject { ["country"] = "NL" },
            ["meta_data"] = new JsonArray(new JsonObject { ["key"] = "_bol_order_id", ["value"] = order }),
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["product_id"] = int.Parse(product, CultureInfo.InvariantCulture),
                ["quantity"] = line.Quantity,
                ["subtotal"] = net,
                ["total"] = net,
                ["meta_data"] = new JsonArray(new JsonObject { ["key"] = "_bol_order_item_id", ["value"] = line.OrderItemId }),
            }),
        });
        Assert.Equal(201, answer.Status);
        return (long)answer.Json["id"]!;
    }
}
