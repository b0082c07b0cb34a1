using System.Text;
using System.Text.Json;
using CsCheck;
using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>Plugins write anything into a shop's answers. One odd entry must not blind the page that it stands on.</summary>
public sealed class ToleranceTests
{
    private const string Good = """{"id":1,"name":"Mok","manage_stock":true,"stock_quantity":4}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string[] Parts =
        ["null", "1", "\"x\"", "[]", "{}", "[1]", """{"id":1}""", """{"code":"x","message":"y"}""", "[{}]"];

    public static TheoryData<string> OddForms =>
    [
        "null", "false", "true", "\"\"", "\"no\"", "7", "7.5", "[]", "{}", "[null]", "[[]]", "[7]", "[\"x\"]", "[{}]",
        """{"0":{"id":1,"key":"_k","name":"n"},"2":{"id":2}}""", """{"a":{"b":[1,{"c":null}]}}""",
    ];

    [Theory]
    [MemberData(nameof(OddForms))]
    public async Task Product_WithAnyFieldInAnyForm_IsReadWithItsNeighbours(string odd)
    {
        string[] fields =
        [
            "meta_data", "categories", "tags", "attributes", "bundled_items", "variations", "name", "sku", "price",
            "manage_stock", "stock_quantity", "parent_id", "type", "date_modified_gmt", "permalink", "backorders",
        ];
        foreach (var field in fields)
        {
            using var shop = Shop($$"""[{{Good}},{"id":2,"{{field}}":{{odd}}},{"id":3}]""");
            var page = await shop.Client.GetProducts(new WooProductQuery(), Ct);
            Assert.Equal([1, 2, 3], page.Items.Select(p => p.Id));
            Assert.Equal((3, 0), (page.Listed, page.Unread));
            Assert.Equal(4, page.Items[0].StockQuantity);
        }
    }

    [Theory]
    [MemberData(nameof(OddForms))]
    public async Task Order_WithAnyFieldInAnyForm_IsReadWithItsNeighbours(string odd)
    {
        string[] fields =
        [
            "meta_data", "line_items", "shipping_lines", "fee_lines", "refunds", "billing", "shipping", "total",
            "prices_include_tax", "status", "date_paid_gmt", "transaction_id", "created_via",
        ];
        foreach (var field in fields)
        {
            using var shop =
                Shop($$"""[{"id":1},{"id":2,"{{field}}":{{odd}}},{"id":3,"line_items":[{"id":5,"taxes":{{odd}},"meta_data":{{odd}},"quantity":2}]}]""");
            var page = await shop.Client.GetOrders(new WooOrderQuery(), Ct);
            Assert.Equal([1, 2, 3], page.Items.Select(o => o.Id!.Value));
            Assert.Equal(2, Assert.Single(page.Items[2].LineItems!).Quantity);
        }
    }

    [Theory]
    [MemberData(nameof(OddForms))]
    public async Task Refunds_OfAnyForm_AreReadWithTheirNeighbours(string odd)
    {
        using var shop = Shop($$"""[{"id":1,"amount":"5.00"},{"id":2,"line_items":{{odd}},"reason":{{odd}}}]""");

        Assert.Equal([1, 2], (await shop.Client.GetRefunds(7, Ct)).Select(r => r.Id!.Value));
    }

    [Theory]
    [InlineData("null", "entry 2 is null")]
    [InlineData("7", "entry 2 is a number")]
    [InlineData("[]", "entry 2 is a list")]
    [InlineData("{}", "entry 2 has no number")]
    [InlineData("""{"id":null}""", "entry 2 has no number")]
    [InlineData("""{"id":"x"}""", "entry 2 has no number")]
    public async Task Entry_ThatSaysNotWhatItIs_IsSetAsideAndNamed(string odd, string expected)
    {
        using var shop = Shop($"[{Good},{odd}]");

        var page = await shop.Client.GetProducts(new WooProductQuery(), Ct);

        Assert.Equal((1, 2, 1), (Assert.Single(page.Items).Id, page.Listed, page.Unread));
        Assert.Equal("products: " + expected, shop.Client.TakeOddEntry());
        Assert.Null(shop.Client.TakeOddEntry());
    }

    [Fact]
    public async Task Page_WhoseKeysHaveGaps_IsAList()
    {
        using var shop = Shop($$$"""{"0":{{{Good}}},"2":{"id":3}}""");

        Assert.Equal([1, 3], (await shop.Client.GetProducts(new WooProductQuery(), Ct)).Items.Select(p => p.Id));
    }

    [Fact]
    public async Task FullPage_WithAnOddEntry_IsNotTakenForTheLast()
    {
        using var shop = new FakeShop();
        var full = string.Join(',', Enumerable.Range(1, 99).Select(id => $$"""{"id":{{id}}}"""));
        shop.Answer = sent => FakeShop.Json(200, sent["page"] == "1" ? $"[null,{full}]" : """[{"id":200}]""");

        Assert.Contains(await shop.Client.GetVariationsOf(7, Ct), v => v.Id == 200);
        Assert.Contains(await shop.Client.GetTaxes(Ct), t => t.Id == 200);
    }

    [Theory]
    [InlineData("\"yes\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"no\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("0", false)]
    [InlineData("\"maybe\"", null)]
    public async Task Boolean_AsAWord_IsRead(string json, bool? expected)
    {
        using var shop = Shop($$"""[{"id":1,"prices_include_tax":{{json}}}]""");
        Assert.Equal(expected, (await shop.Client.GetOrders(new WooOrderQuery(), Ct)).Items[0].PricesIncludeTax);

        using var counted = Shop($$"""[{"id":1,"manage_stock":{{json}}}]""");
        Assert.Equal(expected == true ? WooManageStock.Yes : WooManageStock.No,
            (await counted.Client.GetProducts(new WooProductQuery(), Ct)).Items[0].ManageStock);
    }

    [Theory]
    [InlineData("1.5", 2)]
    [InlineData("\"0.25\"", 1)]
    [InlineData("-1.5", -1)]
    [InlineData("3", 3)]
    public async Task Fraction_OfWhatWasSold_CountsAsAWhole(string json, int expected)
    {
        using var shop = Shop($$"""[{"id":1,"line_items":[{"id":5,"quantity":{{json}}}]}]""");

        Assert.Equal(expected, (await shop.Client.GetOrders(new WooOrderQuery(), Ct)).Items[0].LineItems![0].Quantity);
    }

    [Fact]
    public async Task Text_ThatNoDatabaseTakes_IsCleanedWhereverItStands()
    {
        using var shop = Shop("""
            [{"id":1,"name":"Mok\u0000 \ud83d\ude00 \ud800x \udc00","sku":"A\u0000","meta_data":[{"key":"a\u0000","value":{"b":"\ud800","c\u0000":"\\u0000"}}]}]
            """);

        var product = (await shop.Client.GetProducts(new WooProductQuery(), Ct)).Items[0];

        Assert.Equal(("Mok  😀 \ufffdx \ufffd", "A "), (product.Name, product.Sku));
        Assert.Equal("a ", product.MetaData![0].Key);
        Assert.Equal(["\ufffd", "\\u0000"], product.MetaData[0].Value.EnumerateObject().Select(p => p.Value.GetString()!));
    }

    [Fact]
    public async Task Bytes_ThatAreNoUtf8_AreRead()
    {
        byte[] body = [.. "[{\"id\":1,\"name\":\"Caf"u8, 0xE9, (byte)'\n', .. "\"}]"u8];
        using var shop = new FakeShop { Answer = _ => new HttpResponseMessage { Content = new ByteArrayContent(body) } };

        Assert.Equal("Caf\ufffd ", (await shop.Client.GetProducts(new WooProductQuery(), Ct)).Items[0].Name);
    }

    [Fact]
    public void AnyText_OfAShop_IsOneThatADatabaseTakes() => Gen.Char.Array[0, 12].Sample(chars =>
    {
        var json = $"[{{\"id\":1,\"name\":\"{string.Concat(chars.Select(c => $"\\u{(int)c:x4}"))}\"}}]";
        using var shop = Shop(json);
        var name = shop.Client.GetProducts(new WooProductQuery(), Ct).GetAwaiter().GetResult().Items[0].Name!;
        Assert.DoesNotContain('\0', name);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        Assert.Equal(chars.Length, name.Length);
    }, iter: 300);

    [Fact]
    public void AnyJson_AsAPage_IsReadOrUnavailable() =>
        Gen.Int[0, Parts.Length - 1].Array[1, 4].Select(at => at.Select(i => Parts[i]).ToArray()).Sample(parts =>
        {
            using var shop = Shop(parts.Length == 1 ? parts[0] : $"[{string.Join(',', parts)}]");
            try
            {
                var page = shop.Pass(shop.Client.GetProducts(new WooProductQuery(), Ct)).GetAwaiter().GetResult();
                Assert.Equal(page.Listed, page.Items.Count + page.Unread);
            }
            catch (WooUnavailable failure)
            {
                Assert.Contains("is JSON, but", failure.Message, StringComparison.Ordinal);
            }
        }, iter: 200);

    private static FakeShop Shop(string answer)
    {
        using var valid = JsonDocument.Parse(answer);
        var shop = new FakeShop();
        shop.Gives(() => FakeShop.Json(200, answer));
        return shop;
    }
}
