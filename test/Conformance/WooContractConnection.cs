using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

public abstract partial class WooContract
{
    [Fact]
    public async Task Settings_OfAShop_SayWhatTheImportNeeds()
    {
        var general = await Shop.GetSettings("general", Ct);
        var tax = await Shop.GetSettings("tax", Ct);
        var products = await Shop.GetSettings("products", Ct);
        var rates = await Shop.GetTaxes(Ct);
        var classes = await Shop.GetTaxClasses(Ct);
        var status = await Shop.GetSystemStatus(Ct);

        Assert.Equal("EUR", general.Single(s => s.Id == "woocommerce_currency").Value.GetString());
        Assert.Equal("yes", tax.Single(s => s.Id == "woocommerce_prices_include_tax").Value.GetString());
        Assert.Contains(products, s => s.Id == "woocommerce_hold_stock_minutes");
        Assert.Contains(rates, r => r is { Country: "NL", Rate: 21m, Class: "standard" });
        Assert.Contains(classes, c => c.Slug == "standard");
        Assert.True(Version.TryParse(status.Environment?.Version?.Split('-')[0], out _));
        Assert.NotNull(status.Environment?.WpVersion);
        Assert.NotNull(status.Environment.PhpVersion);
        Assert.NotNull(status.Environment.WpCron);
        Assert.True(status.Settings.TryGetProperty("HPOS_enabled", out _));
        Assert.Contains(products, s => s.Id == "woocommerce_manage_stock");
    }

    [Fact]
    public async Task OrderStatuses_OfAShop_AreListedAsOrdersCarryThem()
    {
        var statuses = await Shop.GetOrderStatuses(Ct);

        Assert.Superset(
            new HashSet<string?>(["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"],
                StringComparer.Ordinal),
            statuses.Select(s => s.Slug).ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(statuses, s => string.IsNullOrEmpty(s.Name));
    }

    [Fact]
    public async Task Webhook_Made_IsListedPausedAndRemoved()
    {
        var name = Unique();
        var made = await Shop.CreateWebhook(name, "order.updated", "https://tandem.invalid/hook", "een-geheim", Ct);
        _undo.Push(() => Shop.DeleteWebhook(made.Id!.Value, CancellationToken.None));

        var listed = Assert.Single(await Shop.GetWebhooks(Ct), w => w.Id == made.Id);
        var paused = await Shop.UpdateWebhook(made.Id!.Value, "paused", Ct);
        await Shop.DeleteWebhook(made.Id.Value, Ct);

        Assert.Equal((name, "active", "order.updated", "https://tandem.invalid/hook"),
            (listed.Name, listed.Status, listed.Topic, listed.DeliveryUrl));
        Assert.Equal("paused", paused.Status);
        Assert.DoesNotContain(await Shop.GetWebhooks(Ct), w => w.Id == made.Id);
    }

    [Fact]
    public async Task Key_WithAnotherSecret_IsToldApart()
    {
        var failure = await Assert.ThrowsAsync<WooUnauthorized>(
            () => Connect("wrong", Keys with { ConsumerSecret = "cs_0000000000000000000000000000000000000000" })
                .GetOrders(new WooOrderQuery(), Ct));

        Assert.Equal(WooKeyProblem.WrongSecret, failure.Problem);
    }

    [Fact]
    public async Task Key_ThatTheShopDoesNotKnow_IsUnauthorized()
    {
        var product = await MakeProduct(stock: 7);
        var stranger = Connect("stranger", Keys with { ConsumerKey = "ck_0000000000000000000000000000000000000000" });

        await Assert.ThrowsAsync<WooUnauthorized>(() => stranger.GetOrders(new WooOrderQuery(), Ct));
        await Assert.ThrowsAsync<WooUnauthorized>(() =>
            stranger.UpdateProduct(product.Id, new WooProductChange { StockQuantity = 1 }, Ct));
        Assert.Equal(7, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Theory]
    [InlineData("a b+c&d=e%20/?#")]
    [InlineData("é~*'()!:;@[]{},$")]
    public async Task Request_WithSpecialCharacters_IsSignedRight(string text)
    {
        var orders = await Shop.GetOrders(new WooOrderQuery { Search = "TANDEM " + text }, Ct);

        Assert.Empty(orders.Items);
    }
}
