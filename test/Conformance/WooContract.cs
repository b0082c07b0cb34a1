using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

/// <summary>
/// What Tandem relies on in a WooCommerce shop, asked of a shop through <see cref="WooClient"/>. It makes all that it needs
/// under a name of its own and removes it afterwards. The shop is a Dutch one: euro, prices with VAT, stock kept, guests may
/// order.
/// </summary>
public abstract partial class WooContract : IAsyncLifetime
{
    private const string Prefix = "TANDEM-CONTRACT";
    private static readonly Version WithEditsInStock = new(9, 1);
    private static readonly Version WithAddedLinesInStock = new(9, 3);
    private static readonly Version WithGtins = new(9, 2);
    private static readonly Version WithMakers = new(9, 9, 3);
    private readonly Stack<Func<Task>> _undo = new();
    private ServiceProvider? _services;

    /// <summary>The shop, or a skip aloud where there is none.</summary>
    protected abstract WooCredentials Keys { get; }

    protected virtual bool AllowUntrusted => false;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WooClient Shop => Connect("shop", Keys);

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failures = new List<Exception>();
        while (_undo.TryPop(out var undo))
        {
            try
            {
                await undo();
            }
            catch (WooNotFound)
            {
                // The test itself removed it.
            }
            catch (WooFailure failure)
            {
                // The rest must go all the same.
                failures.Add(failure);
            }
        }

        if (_services is not null) await _services.DisposeAsync();
        if (failures.Count > 0) throw new AggregateException("The contract left things behind in the shop.", failures);
    }

    [Fact]
    public async Task Product_Created_IsReadBackByIdSkuAndGtin()
    {
        await NeedGtins();
        var (sku, gtin) = (Unique(), Gtin());
        var made =
            await MakeProduct(new WooProductChange
            {
                Sku = sku,
                GlobalUniqueId = gtin,
                RegularPrice = 12.95m,
                ManageStock = true,
                StockQuantity = 7
            });

        var byId = await Shop.GetProduct(made.Id, Ct);
        var bySku = await Shop.GetProducts(new WooProductQuery { Sku = sku.ToLowerInvariant() }, Ct);
        var byGtin = await Shop.GetProducts(new WooProductQuery { GlobalUniqueId = gtin }, Ct);

        Assert.NotNull(byId);
        Assert.Equal((sku, gtin, 12.95m, 7), (byId.Sku, byId.GlobalUniqueId, byId.RegularPrice, byId.StockQuantity));
        Assert.Equal(("simple", "publish", "instock", WooManageStock.Yes),
            (byId.Type, byId.Status, byId.StockStatus, byId.ManageStock));
        Assert.Equal([made.Id], bySku.Items.Select(p => p.Id));
        Assert.Equal([made.Id], byGtin.Items.Select(p => p.Id));
    }

    [Fact]
    public async Task Product_StockSet_IsAbsoluteAndDerivesItsStatus()
    {
        var made = await MakeProduct(stock: 7);

        var empty = await Shop.UpdateProduct(made.Id, new WooProductChange { StockQuantity = 0 }, Ct);
        var full = await Shop.UpdateProduct(made.Id, new WooProductChange { StockQuantity = 5 }, Ct);

        Assert.Equal((0, "outofstock"), (empty.StockQuantity, empty.StockStatus));
        Assert.Equal((5, "instock"), (full.StockQuantity, full.StockStatus));
        Assert.Equal(5, (await Shop.GetProduct(made.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Product_StockOfOneThatKeepsNone_IsIgnored()
    {
        var made = await MakeProduct(new WooProductChange { ManageStock = false });

        var answer = await Shop.UpdateProduct(made.Id, new WooProductChange { StockQuantity = 5 }, Ct);

        Assert.Equal((WooManageStock.No, (int?)null), (answer.ManageStock, answer.StockQuantity));
    }

    [Fact]
    public async Task Products_ModifiedAfterTheirOwnMoment_AreListed()
    {
        var made = await MakeProduct(stock: 1);
        var changed = await Shop.UpdateProduct(made.Id, new WooProductChange { StockQuantity = 2 }, Ct);
        var moment = Assert.NotNull(changed.DateModifiedGmt);

        var since =
            await Shop.GetProducts(
                new WooProductQuery { ModifiedAfter = moment, OrderBy = "modified", Status = "any", Include = [made.Id] }, Ct);
        var later =
            await Shop.GetProducts(
                new WooProductQuery { ModifiedAfter = moment.AddHours(1), Status = "any", Include = [made.Id] }, Ct);
        var second = await Shop.GetProducts(
            new WooProductQuery
            {
                ModifiedAfter = moment,
                ModifiedBefore = moment.AddSeconds(1),
                OrderBy = "id",
                Status = "any",
                Include = [made.Id]
            }, Ct);
        var before =
            await Shop.GetProducts(new WooProductQuery { ModifiedBefore = moment, Status = "any", Include = [made.Id] }, Ct);

        Assert.Equal([made.Id], since.Items.Select(p => p.Id));
        Assert.Empty(later.Items);
        Assert.Equal([made.Id], second.Items.Select(p => p.Id));
        Assert.Empty(before.Items);
    }

    [Fact]
    public async Task Products_Pages_CarryTheirTotals()
    {
        var (one, two) = (await MakeProduct(stock: 1), await MakeProduct(stock: 1));
        WooProductQuery Page(int page) => new() { Include = [one.Id, two.Id], PerPage = 1, Page = page };

        var first = await Shop.GetProducts(Page(1), Ct);
        var second = await Shop.GetProducts(Page(2), Ct);
        var third = await Shop.GetProducts(Page(3), Ct);

        Assert.Equal((one.Id, 2, 2), (Assert.Single(first.Items).Id, first.Total, first.TotalPages));
        Assert.Equal(two.Id, Assert.Single(second.Items).Id);
        Assert.Empty(third.Items);
    }

    [Fact]
    public async Task Product_SkuOrGtinOfAnother_IsRefusedWithItsCode()
    {
        await NeedGtins();
        var gtin = Gtin();
        var made = await MakeProduct(new WooProductChange { Sku = Unique(), GlobalUniqueId = gtin });

        var sku = await Assert.ThrowsAsync<WooRefused>(() => MakeProduct(new WooProductChange { Sku = made.Sku }));
        var number = await Assert.ThrowsAsync<WooRefused>(() => MakeProduct(new WooProductChange { GlobalUniqueId = gtin }));

        Assert.Equal((400, "product_invalid_sku"), (sku.Status, sku.Code));
        Assert.Equal((400, "product_invalid_global_unique_id"), (number.Status, number.Code));
    }

    [Fact]
    public async Task Product_Unknown_IsNullToReadersAndRefusedToWriters()
    {
        Assert.Null(await Shop.GetProduct(999_999_999, Ct));
        await Assert.ThrowsAsync<WooNotFound>(() =>
            Shop.UpdateProduct(999_999_999, new WooProductChange { StockQuantity = 1 }, Ct));
        await Assert.ThrowsAsync<WooNotFound>(() =>
            Shop.UpdateOrder(999_999_999, new WooOrderChange { Status = "completed" }, Ct));

        // The check of a key's right to write sends this: it must get past the key and change nothing.
        var failure = await Assert.ThrowsAnyAsync<WooFailure>(() => Shop.UpdateProduct(0, new WooProductChange(), Ct));
        Assert.True(failure is WooNotFound or WooRefused, failure.ToString());
    }

    [Fact]
    public async Task Variation_OfAVariableProduct_IsReadAndWrittenThroughItsParent()
    {
        var gtin = await Release() >= WithGtins ? Gtin() : null;
        var (parent, variation) = await MakeVariation(new WooProductChange
        {
            Sku = Unique(),
            GlobalUniqueId = gtin,
            RegularPrice = 24.95m,
            ManageStock = true,
            StockQuantity = 4,
        });

        var all = await Shop.GetVariationsOf(parent.Id, Ct);
        var alone = await Shop.GetProduct(variation.Id, Ct);
        var bySku = await Shop.GetProducts(new WooProductQuery { Sku = variation.Sku }, Ct);
        var written = await Shop.UpdateVariation(parent.Id, variation.Id, new WooProductChange { StockQuantity = 3 }, Ct);

        Assert.Equal((variation.Id, "variation", parent.Id), (Assert.Single(all).Id, all[0].Type, all[0].ParentId));
        Assert.Equal((gtin, 4, "variation", parent.Id), (alone!.GlobalUniqueId, alone.StockQuantity, alone.Type, alone.ParentId));
        Assert.Equal([variation.Id], bySku.Items.Select(p => p.Id));
        Assert.Equal(3, written.StockQuantity);
        await Assert.ThrowsAsync<WooNotFound>(() =>
            Shop.UpdateProduct(variation.Id, new WooProductChange { StockQuantity = 9 }, Ct));
        Assert.Equal(3, (await Shop.GetProduct(variation.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Variations_OverAllProducts_AreListedByIdAndByMoment()
    {
        Assert.SkipUnless(await Shop.HasTopLevelVariations(Ct), "The shop is older than WooCommerce 10.3.");
        var (parent, variation) = await MakeVariation(new WooProductChange { ManageStock = true, StockQuantity = 4 });
        var moment = Assert.NotNull(variation.DateModifiedGmt);

        var byId = await Shop.GetVariations(new WooVariationQuery { Include = [variation.Id] }, Ct);
        var since =
            await Shop.GetVariations(
                new WooVariationQuery { Include = [variation.Id], ModifiedAfter = moment, OrderBy = "modified" }, Ct);
        var later =
            await Shop.GetVariations(
                new WooVariationQuery { Include = [variation.Id], ModifiedAfter = moment.AddHours(1), OrderBy = "modified" }, Ct);
        var second =
            await Shop.GetVariations(new WooVariationQuery
            {
                Include = [variation.Id],
                ModifiedAfter = moment,
                ModifiedBefore = moment.AddSeconds(1)
            }, Ct);
        var before = await Shop.GetVariations(new WooVariationQuery { Include = [variation.Id], ModifiedBefore = moment }, Ct);

        Assert.Equal((variation.Id, parent.Id, 4),
            (Assert.Single(byId.Items).Id, byId.Items[0].ParentId, byId.Items[0].StockQuantity));
        Assert.Equal([variation.Id], since.Items.Select(v => v.Id));
        Assert.Empty(later.Items);
        Assert.Equal([variation.Id], second.Items.Select(v => v.Id));
        Assert.Empty(before.Items);
    }

    [Fact]
    public async Task Variation_WhoseStockIsItsParents_SaysSo()
    {
        var (parent, variation) =
            await MakeVariation(new WooProductChange(), new WooProductChange { ManageStock = true, StockQuantity = 9 });

        var read = Assert.Single(await Shop.GetVariationsOf(parent.Id, Ct));

        Assert.Equal((variation.Id, WooManageStock.Parent, 9), (read.Id, read.ManageStock, read.StockQuantity));
    }

    [Fact]
    public async Task Batch_WithABadItem_ChangesTheOthersAndNamesIt()
    {
        var made = await MakeProduct(stock: 7);

        var results = await Shop.UpdateProducts(
            [new WooProductChange { Id = made.Id, StockQuantity = 24 },
                new WooProductChange { Id = 999_999_999, StockQuantity = 1 }], Ct);

        Assert.Equal((made.Id, 24, null), (results[0].Id, results[0].Product?.StockQuantity, results[0].ErrorCode));
        Assert.Equal((999_999_999, null, "woocommerce_rest_product_invalid_id"),
            (results[1].Id, results[1].Product, results[1].ErrorCode));
        Assert.Equal(24, (await Shop.GetProduct(made.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Batch_OfVariations_GoesThroughTheirParent()
    {
        var (parent, variation) = await MakeVariation(new WooProductChange { ManageStock = true, StockQuantity = 4 });

        var results = await Shop.UpdateVariations(
            parent.Id,
            [new WooProductChange { Id = variation.Id, StockQuantity = 6 },
                new WooProductChange { Id = parent.Id, StockQuantity = 1 }], Ct);

        Assert.Equal((variation.Id, 6), (results[0].Id, results[0].Product?.StockQuantity));

        // An older shop takes whatever product it is given for a variation of this parent.
        if (await Release() >= WithGtins) Assert.NotNull(results[1].ErrorCode);
    }

    /// <summary>The shop's release; one that is still being tried counts as the one that it becomes.</summary>
    private async Task<Version> Release() => Version.Parse((await Shop.GetSystemStatus(Ct)).Environment!.Version!.Split('-')[0]);

    private async Task NeedGtins() =>
        Assert.SkipUnless(await Release() >= WithGtins, "The shop is older than WooCommerce 9.2, which brought GTINs.");

    private static string Unique() => $"{Prefix}-{Guid.NewGuid():N}";

    /// <summary>A GTIN that no article has: 04 is for a company's own use.</summary>
    private static string Gtin()
    {
        var digits = "04" + Random.Shared.NextInt64(10_000_000_000).ToString("D10", CultureInfo.InvariantCulture);
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private WooClient Connect(string name, WooCredentials keys)
    {
        _services ??= new ServiceCollection().AddWooCommerce(o => o.AllowUntrustedCertificates = AllowUntrusted)
            .BuildServiceProvider();
        return _services.GetRequiredService<WooClients>().For(name, keys);
    }

    private Task<WooProduct> MakeProduct(int stock, decimal price = 19.99m) =>
        MakeProduct(new WooProductChange { Sku = Unique(), RegularPrice = price, ManageStock = true, StockQuantity = stock });

    private async Task<WooProduct> MakeProduct(WooProductChange product)
    {
        var made =
            await Shop.CreateProduct(product with { Name = Unique(), Type = product.Type ?? "simple", Status = "publish" }, Ct);
        _undo.Push(() => Shop.DeleteProduct(made.Id, CancellationToken.None));
        return made;
    }

    private async Task<(WooProduct Parent, WooProduct Variation)> MakeVariation(WooProductChange variation,
        WooProductChange? parent = null)
    {
        var made = await MakeProduct((parent ?? new WooProductChange()) with
        {
            Type = "variable",
            Attributes = [new WooAttribute { Name = "Maat", Variation = true, Visible = true, Options = ["S", "M"] }],
        });
        var child = await Shop.CreateVariation(
            made.Id,
            variation with
            {
                Attributes = [new WooAttribute { Name = "Maat", Option = "S" }],
                RegularPrice = variation.RegularPrice ?? 9.95m
            }, Ct);
        return (made, child);
    }
}
