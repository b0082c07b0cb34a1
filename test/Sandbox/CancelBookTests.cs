using System.Text.Json.Nodes;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>Cancellations as bol and the shop's people make them, and what the ledger holds against a connector.</summary>
public sealed class CancelBookTests : IAsyncLifetime
{
    private Rehearsal rehearsal = null!;
    private string product = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rehearsal = await Rehearsal.Start(options => options with { Orders = 0 });
        product = (await rehearsal.Shop(Get, "products", null, new KeyValuePair<string, string>("sku", "TW-001"))).Json[0]!["id"]!
            .ToString();
    }

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    [Fact]
    public async Task Expiry_CancelsWhatIsOpen_OnItsDay_AndItsUnitsAreFree()
    {
        var left = await Left();
        var order = await rehearsal.OrderAtBol(2);
        var item = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();
        Assert.Equal(new DateOnly(2026, 11, 28), item.Fulfilment!.ExpiryDate);

        // Midnight in the Netherlands.
        rehearsal.Clock.Advance(new DateTimeOffset(2026, 11, 27, 22, 59, 0, TimeSpan.Zero) - rehearsal.Clock.GetUtcNow());
        Assert.Equal(0, (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single().QuantityCancelled);
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single().QuantityCancelled);

        Assert.Equal(left, await Left());
        Assert.Equal((1, 0, 0), await Counts());
    }

    [Fact]
    public async Task Request_StaysWithTheLine_UntilItIsAnswered_AndShippingWins()
    {
        var order = await rehearsal.OrderAtBol();
        await rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={order}");
        var item = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();
        Assert.True(item.CancellationRequest);
        Assert.Equal(0, (await Counts()).Lost); // not in the shop: that is another matter

        await rehearsal.Bol.CreateShipment(new([new(item.OrderItemId!, 1)], null, null, new("TNT", "3S1")), Token);
        Assert.Equal((1, 0), await Figures(order));
    }

    [Fact]
    public async Task RequestThatNobodyAnswers_IsLost()
    {
        var order = await rehearsal.OrderAtBol();
        await Import(order, 1);
        await rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={order}");
        Assert.Equal(1, (await Counts()).Lost);
    }

    [Fact]
    public async Task Cancellation_ThatNobodyAskedFor_IsWrong()
    {
        var order = await rehearsal.OrderAtBol();
        await Import(order, 1);
        await rehearsal.Bol.CancelOrderItem((await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single().OrderItemId!,
            "OUT_OF_STOCK", Token);
        await Figures(order);
        Assert.Equal((1, 1, 1), await Counts()); // and the shop still means to send it
    }

    [Fact]
    public async Task CancelledInThePortal_MustBeToldToTheShop_BeforeItIsSent()
    {
        var left = await Left();
        var order = await rehearsal.OrderAtBol();
        var imported = await Import(order, 1);
        await rehearsal.Ledger(Post, $"bol/cancel?order={order}");
        Assert.Equal((left, 1), (await Left(), (await Counts()).Lost));

        rehearsal.Clock.Advance(TimeSpan.FromMinutes(6));
        await rehearsal.Ledger(Post, $"shop/complete?order={imported}&tracking=3S1");
        Assert.Equal((1, 1, 0), await Counts());
        Assert.Equal(left - 1, await Left());
    }

    [Theory]
    [InlineData("cancelled", 0)]
    [InlineData("trash", 1)]
    public async Task CancelledInTheShop_FreesItsUnitsOnce(string status, int missing)
    {
        var left = await Left();
        var order = await rehearsal.OrderAtBol();
        var imported = await Import(order, 1);
        await rehearsal.Ledger(Post, $"shop/cancel?order={imported}&status={status}");
        Assert.Equal((left, left - missing), (await Left(), (int)(await rehearsal.Stock())["shop"]!));

        await rehearsal.Ledger(Post, $"bol/cancel?order={order}");
        Assert.Equal(left, await Left());
    }

    private async Task<int> Left() => (int)(await rehearsal.Stock())["left"]!;

    private async Task<(int Cancelled, int Wrongly, int Lost)> Counts()
    {
        var verdict = await rehearsal.Verdict();
        return ((int)verdict["ordersCancelled"]!, (int)verdict["cancelledWrongly"]!, (int)verdict["cancelsLost"]!);
    }

    private async Task<(int? Shipped, int? Cancelled)> Figures(string order)
    {
        var item = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();
        return (item.QuantityShipped, item.QuantityCancelled);
    }

    private async Task<string> Import(string order, int units)
    {
        var item = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single().OrderItemId;
        var made = await rehearsal.Shop(Post, "orders", JsonNode.Parse($$"""
            {"status":"processing","created_via":"tandem","transaction_id":"{{order}}","meta_data":[{"key":"_bol_order_id","value":"{{order}}"}],
             "line_items":[{"product_id":{{product}},"quantity":{{units}},"meta_data":[{"key":"_bol_order_item_id","value":"{{item}}"}]}]}
            """)!.AsObject());
        return made.Json["id"]!.ToString();
    }
}
