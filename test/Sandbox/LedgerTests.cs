using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Bol;
using Tandem.Sandbox.Shoppers;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>
/// The ledger finds what a connector does wrong. The connector here is the test: it writes to the shop and to bol by hand.
/// </summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private const int Items = 6;
    private Rehearsal rehearsal = null!;
    private string product = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // No shoppers will come: all that happens is what a test does.
        rehearsal = await Rehearsal.Start(options => options with { Items = Items, Orders = 0 });
        product = (await rehearsal.Shop(Get, "products", null, new KeyValuePair<string, string>("sku", "TW-001"))).Json[0]!["id"]!
            .ToString();
        for (var number = 1; number <= Items; number++)
        {
            var gtin = Seeding.Gtin(number);
            await ShowAtBol(gtin, (int)(await rehearsal.Ledger(Get, $"stock?gtin={gtin}")).Json["left"]!);
        }
    }

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    [Fact]
    public async Task Verdict_AllDoneWell_FindsNothingAndSettles()
    {
        var order = await rehearsal.OrderAtBol(2);
        var imported = await Import(order);
        await ShipAtBol(order);
        await rehearsal.Ledger(Post, $"shop/complete?order={imported}&tracking=3S1");
        Assert.False((bool)(await rehearsal.Verdict())["settled"]!);
        // The packer, too, has the order on the list, for at most eight minutes.
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(8));
        for (var tries = 0; tries < 50 && !(bool)(await rehearsal.Verdict())["settled"]!; tries++) await Task.Delay(50, Token);
        var verdict = await Faults();
        Assert.True((bool)verdict["settled"]!);
        Assert.Equal((1, 1), ((int)verdict["ordersPlaced"]!, (int)verdict["ordersImported"]!));
        Assert.Empty(verdict["details"]!.AsArray());
    }

    [Fact]
    public async Task Import_Missing_IsFound()
    {
        var order = await rehearsal.OrderAtBol();
        var verdict = await Faults(("ordersMissing", 1), ("stockDifferencesAtRest", 1));
        Assert.Contains(verdict["details"]!.AsArray(), detail => ((string)detail!).Contains(order, StringComparison.Ordinal));
        rehearsal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((bool)(await rehearsal.Verdict())["settled"]!);
    }

    [Fact]
    public async Task Import_OfWhatWasCancelledBefore_IsNotMissed()
    {
        var order = await rehearsal.OrderAtBol();
        await End(await rehearsal.Bol.CancelOrderItem((await Line(order)).OrderItemId!, "OTHER", Token));
        Assert.Equal(0, (int)(await rehearsal.Verdict())["ordersMissing"]!);
    }

    [Fact]
    public async Task Import_Doubled_IsFound()
    {
        var order = await rehearsal.OrderAtBol();
        await Import(order);
        await Import(order);
        await Faults(("ordersDoubled", 1), ("stockDifferencesAtRest", 1));
    }

    [Fact]
    public async Task Import_ThrownAwayAgain_IsMissing()
    {
        var order = await rehearsal.OrderAtBol();
        var imported = await Import(order);
        await rehearsal.Shop(Delete, $"orders/{imported}");
        Assert.Equal(1, (int)(await rehearsal.Verdict())["ordersMissing"]!);
    }

    [Theory]
    [InlineData("0.01")]
    [InlineData("-0.01")]
    public async Task Import_ACentOff_IsFound(string cent)
    {
        await Import(await rehearsal.OrderAtBol(2), more: decimal.Parse(cent, CultureInfo.InvariantCulture));
        await Faults(("totalsDifferent", 1), ("linesDifferent", 1));
    }

    [Fact]
    public async Task Import_OfAnotherQuantity_IsFoundThoughTheTotalIsRight()
    {
        await Import(await rehearsal.OrderAtBol(2), units: 1);
        await Faults(("linesDifferent", 1), ("stockDifferencesAtRest", 1));
    }

    [Fact]
    public async Task Import_OfAnotherItem_IsFoundThoughTheTotalIsRight()
    {
        await Import(await rehearsal.OrderAtBol(), item: "404");
        await Faults(("linesDifferent", 1));
    }

    [Fact]
    public async Task Sale_OfWhatTheShopSoldLongAgo_IsOversoldByTheConnector()
    {
        await SellOutInShop();
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(30));
        await Import(await rehearsal.OrderAtBol(2));
        var verdict = await rehearsal.Verdict();
        Assert.Equal((2, 0), ((int)verdict["unitsOversoldByTandem"]!, (int)verdict["unitsOversoldUnavoidable"]!));
    }

    [Fact]
    public async Task Sale_OfWhatTheShopSoldThisMoment_IsARace()
    {
        await SellOutInShop();
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(29));
        await Import(await rehearsal.OrderAtBol(2));
        var verdict = await rehearsal.Verdict();
        Assert.Equal((0, 2), ((int)verdict["unitsOversoldByTandem"]!, (int)verdict["unitsOversoldUnavoidable"]!));
    }

    [Theory]
    [InlineData(89, 0)]
    [InlineData(90, 1)]
    public async Task Sale_InTheShop_OfWhatBolSold_CountsFromWhenBolsListIsPolled(int seconds, int byConnector)
    {
        // The shop still has all; bol has sold all. A minute's polling and the window of half a minute are allowed.
        await rehearsal.OrderAtBol((int)(await rehearsal.Stock())["left"]!);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await rehearsal.OrderInShop();
        var verdict = await rehearsal.Verdict();
        Assert.Equal((byConnector, 1 - byConnector),
            ((int)verdict["unitsOversoldByTandem"]!, (int)verdict["unitsOversoldUnavoidable"]!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Stock_WrongAtBol_IsFound(int off)
    {
        await ShowAtBol(Rehearsal.Gtin, (int)(await rehearsal.Stock())["left"]! + off);
        await Faults(("stockDifferencesAtRest", 1));
    }

    [Fact]
    public async Task Stock_WrongInTheShop_IsFound()
    {
        var left = (int)(await rehearsal.Stock())["left"]!;
        var answer = await rehearsal.Shop(Put, $"products/{product}", new JsonObject { ["stock_quantity"] = left - 1 });
        Assert.Equal(200, answer.Status);
        await Faults(("stockDifferencesAtRest", 1));
    }

    [Fact]
    public async Task Parcel_ThatBolIsNotToldOf_IsFound()
    {
        var imported = await Import(await rehearsal.OrderAtBol());
        await rehearsal.Ledger(Post, $"shop/complete?order={imported}&tracking=3S1");
        await Faults(("shipmentsMissing", 1));
    }

    [Fact]
    public async Task Code_ThatBolIsNotToldOf_IsFound_UnlessBolHasOneThatSomebodyElseGave()
    {
        var order = await rehearsal.OrderAtBol();
        var imported = await Import(order);
        await rehearsal.Ledger(Post, $"shop/complete?order={imported}&tracking=3SNIETHIER");
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        await Faults(("trackingMissing", 1));

        var other = await rehearsal.OrderAtBol();
        await rehearsal.Ledger(Post, $"shop/complete?order={await Import(other)}&tracking=3SOOKNIET");
        await rehearsal.Ledger(Post, $"bol/ship?order={other}&tracking=3SANDERS");
        await Faults(("trackingMissing", 1));
    }

    [Fact]
    public async Task Order_SentInGoodTime_ThatBolDoesNotKnowByItsPromise_IsFound()
    {
        var imported = await Import(await rehearsal.OrderAtBol());
        await rehearsal.Ledger(Post, $"shop/complete?order={imported}&tracking=3S1");
        rehearsal.Clock.Advance(TimeSpan.FromDays(2));
        await Faults(("shipmentsMissing", 1));
        rehearsal.Clock.Advance(TimeSpan.FromDays(1));
        await Faults(("shipmentsMissing", 1), ("ordersUnshippedPastPromise", 1));
    }

    [Fact]
    public async Task Times_AreMeasured()
    {
        var order = await rehearsal.OrderAtBol();
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(7));
        await Import(order);
        await rehearsal.OrderInShop();
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(4));
        await ShowAtBol(Rehearsal.Gtin, (int)(await rehearsal.Stock())["left"]!);
        var verdict = await Faults();
        Assert.Equal((1, 7000), ((int)verdict["importMs"]!["count"]!, (int)verdict["importMs"]!["p50"]!));
        // Only the shop's sale had to be carried over: bol takes its own off by itself.
        Assert.Equal((1, 4000), ((int)verdict["propagationMs"]!["count"]!, (int)verdict["propagationMs"]!["p99"]!));
    }

    /// <summary>The verdict, in which these counts are as said and all others are zero.</summary>
    private async Task<JsonNode> Faults(params (string Name, int Count)[] expected)
    {
        var verdict = await rehearsal.Verdict();
        var found =
            from name in new[]
            {
                "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "unitsOversoldByTandem",
                "unitsOversoldUnavoidable",
                "stockDifferencesAtRest", "shipmentsMissing", "shipmentsDoubled", "trackingMissing", "ordersUnshippedPastPromise",
            }
            let count = (int)verdict[name]!
            where count != 0
            select (name, count);
        Assert.Equal(expected, found);
        return verdict;
    }

    /// <summary>Makes the shop's order of an order at bol: right, unless it is asked to be wrong.</summary>
    private async Task<long> Import(string order, decimal more = 0, int? units = null, string? item = null)
    {
        var line = await Line(order);
        var net = ((line.TotalPrice!.Value + more) / 1.21m).ToString("F6", CultureInfo.InvariantCulture);
        var answer = await rehearsal.Shop(Post, "orders", new JsonObject
        {
            ["status"] = "processing",
            ["transaction_id"] = order,
            ["shipping"] = new JsonObject
            {
                ["address_1"] = "Proefstraat 12",
                ["postcode"] = "1234 AB",
                ["city"] = "Testdam",
                ["country"] = "NL"
            },
            ["meta_data"] = new JsonArray(new JsonObject { ["key"] = "_bol_order_id", ["value"] = order }),
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["product_id"] = int.Parse(product, CultureInfo.InvariantCulture),
                ["quantity"] = units ?? line.Quantity,
                ["subtotal"] = net,
                ["total"] = net,
                ["meta_data"] =
                    new JsonArray(new JsonObject { ["key"] = "_bol_order_item_id", ["value"] = item ?? line.OrderItemId }),
            }),
        });
        Assert.Equal(201, answer.Status);
        return (long)answer.Json["id"]!;
    }

    private async Task SellOutInShop() => await rehearsal.OrderInShop((int)(await rehearsal.Stock())["left"]!);

    private async Task ShipAtBol(string order) =>
        await End(await rehearsal.Bol.CreateShipment(new([new((await Line(order)).OrderItemId!)], Transport: new("TNT", "3S1")),
            Token));

    private async Task End(BolProcessStatus process) =>
        Assert.Equal("SUCCESS", (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, Token))!.Status);

    private async Task<BolOrderItem> Line(string order) => (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();

    private async Task ShowAtBol(string gtin, int amount)
    {
        var offer = (await rehearsal.Bol.GetOffers(new() { Eans = [gtin] }, Token)).Offers!.Single();
        await rehearsal.Bol.UpdateOffer(offer.OfferId!, new(Stock: new(amount, ManagedByRetailer: true)), Token);
    }
}
