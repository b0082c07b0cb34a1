using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Shop;
using Tandem.Tests.Conformance;

namespace Tandem.Tests.Sandbox;

/// <summary>The simulated shop's answers against those that a real shop gave: status, headers, keys, kinds of values.</summary>
public sealed class ShopRecordingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("05-taxes")]
    [InlineData("06-tax-classes")]
    [InlineData("07-products-page-1")]
    [InlineData("08-products-variable")]
    [InlineData("09-product-variations")]
    [InlineData("10-variations-top-level")]
    [InlineData("11-product-by-sku")]
    [InlineData("12-product-by-gtin")]
    [InlineData("13-product-by-gtin-variation")]
    [InlineData("14-product-by-sku-missing")]
    [InlineData("15-products-beyond-last-page")]
    [InlineData("17-product-stock-put")]
    [InlineData("18-variation-stock-put")]
    [InlineData("19-variation-put-through-products")]
    [InlineData("20-products-batch")]
    [InlineData("21-products-batch-too-large")]
    [InlineData("22-order-create")]
    [InlineData("24-order-search-by-transaction-id")]
    [InlineData("25-order-search-trash")]
    [InlineData("26-order-created-via")]
    [InlineData("28-order-note")]
    [InlineData("29-order-meta-tracking")]
    [InlineData("30-order-refund")]
    [InlineData("31-order-refunds-list")]
    [InlineData("32-order-after-refund")]
    [InlineData("33-order-cancel")]
    [InlineData("34-product-after-cancel")]
    [InlineData("35-order-unknown-product")]
    [InlineData("36-order-line-without-product")]
    [InlineData("37-order-belgian-address")]
    [InlineData("39-order-complete")]
    [InlineData("43-error-not-found")]
    [InlineData("44-error-bad-email")]
    [InlineData("45-error-bad-parameter")]
    [InlineData("46-error-bad-json")]
    [InlineData("47-error-duplicate-sku")]
    [InlineData("48-error-duplicate-gtin")]
    [InlineData("49-error-refund-without-gateway")]
    [InlineData("50-webhook-create")]
    public async Task Answer_IsShapedAsTheRealOne(string name)
    {
        var path = TestFiles.Shared($"woocommerce-recordings/{name}.json");
        if (path is null)
            Assert.Skip("The recordings of a real shop are not here.");
        var recording = JsonNode.Parse(await File.ReadAllTextAsync(path, Ct))!;
        await using var shop = await RunningShop.Start(Ct);
        var ids = await Furnish(shop, recording);
        var answer = await Send(shop, recording["request"]!, ids);
        var expected = recording["response"]!;
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct));

        var differences = new List<string>();
        Compare("", expected["body"], body, differences);
        Assert.Empty(differences);
        Assert.Equal(expected["status"]!.GetValue<int>(), (int)answer.StatusCode);
        var sent = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(expected["headers"]!.AsObject().Select(header => header.Key).Except(sent, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(expected["headers"]!["Content-Type"]!.ToString(), answer.Content.Headers.ContentType!.ToString());
        // The simulated shop's taxes are read only.
        if (expected["headers"]!["Allow"] is { } allow && !name.Contains("tax", StringComparison.Ordinal))
            Assert.Equal(allow.ToString(), string.Join(", ", answer.Content.Headers.Allow));
        if (expected["body"] is JsonObject error && error.ContainsKey("code"))
            Assert.Equal((error["code"]!.ToString(), error["message"]!.ToString()),
                (body!["code"]!.ToString(), body["message"]!.ToString()));
        if (expected["body"] is JsonObject order && order["total"] is { } total)
            Assert.Equal(total.ToString(), body!["total"]!.ToString());
    }

    /// <summary>The things that the recordings name by id, and an order where one is asked for.</summary>
    private static async Task<Dictionary<string, long>> Furnish(RunningShop shop, JsonNode recording)
    {
        for (var i = 0; i < 300; i++)
        {
            shop.Shop.AddProduct(new ShopProductSeed
            {
                Name = $"Ander {i}",
                Variable = i % 2 == 1,
                Price = 1m,
                Stock = 1,
                ManageStock = i % 2 == 0,
            });
        }
        var simple = shop.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Simpel product 010",
            Sku = "SIM-010",
            Gtin = "8712345600105",
            Price = 19.95m,
            Stock = 50,
            ManageStock = true,
        });
        var parent = shop.Shop.AddProduct(new ShopProductSeed { Name = "Variabel 00", Sku = "VAR-00", Variable = true });
        var variation = shop.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Variabel 00",
            ParentId = parent,
            Option = "S",
            Sku = "VAR-00-S",
            Gtin = "8712345610005",
            Price = 29.95m,
            Stock = 10,
            ManageStock = true,
        });
        for (var i = 0; i < 4; i++)
            shop.Shop.AddProduct(new ShopProductSeed
            {
                Name = "Variabel 00",
                ParentId = parent,
                Option = $"X{i}",
                Price = 2m,
                Stock = 1,
                ManageStock = true
            });
        var ids = new Dictionary<string, long>(StringComparer.Ordinal) { ["20"] = simple, ["210"] = parent, ["211"] = variation };
        var path = recording["request"]!["path"]!.ToString();
        if (path.Contains("/orders", StringComparison.Ordinal)
            && recording["name"]!.ToString() is not ("order-create" or "error-bad-email"))
            await Order(shop, recording, ids);
        return ids;
    }

    /// <summary>The recorded order, in the state in which the recording finds it.</summary>
    private static async Task Order(RunningShop shop, JsonNode recording, Dictionary<string, long> ids)
    {
        if (TestFiles.Shared("woocommerce-recordings/22-order-create.json") is not { } file)
            return;
        var creation = JsonNode.Parse(await File.ReadAllTextAsync(file, Ct))!;
        using var made = await Send(shop, creation["request"]!, ids);
        var order = JsonNode.Parse(await made.Content.ReadAsStringAsync(Ct))!;
        ids["1436"] = ids["1440"] = order["id"]!.GetValue<long>();
        ids["4711"] = order["line_items"]![0]!["id"]!.GetValue<long>();
        var name = recording["name"]!.ToString();
        string[] before = name switch
        {
            "order-refunds-list" => ["30-order-refund"],
            "order-after-refund" or "order-cancel" => ["29-order-meta-tracking", "30-order-refund"],
            _ => [],
        };
        foreach (var step in before)
        {
            var earlier =
                JsonNode.Parse(await File.ReadAllTextAsync(TestFiles.Shared($"woocommerce-recordings/{step}.json")!, Ct))!;
            using var done = await Send(shop, earlier["request"]!, ids);
            Assert.True(done.IsSuccessStatusCode);
        }
    }

    private static async Task<HttpResponseMessage> Send(RunningShop shop, JsonNode request, Dictionary<string, long> ids)
    {
        var parts = request["path"]!.ToString()["/wp-json/wc/v3/".Length..].Split('/');
        var path = string.Join('/', parts.Select(part => ids.TryGetValue(part, out var id) ? $"{id}" : part));
        var query = request["query"] is JsonObject asked ? string.Join('&', asked.Select(each => $"{each.Key}={each.Value}"))
            : "";
        var body = request["body"] switch
        {
            null => null,
            JsonValue text => text.ToString(),
            var members => Translated(members, ids).ToJsonString(),
        };
        return await shop.Send(request["method"]!.ToString(), path, Ct, query, body);
    }

    private static JsonNode Translated(JsonNode body, Dictionary<string, long> ids)
    {
        var copy = body.DeepClone();
        foreach (var item in new[] { copy }.Concat(copy["line_items"] as JsonArray ?? [])
            .Concat(copy["update"] as JsonArray ?? []))
        {
            foreach (var key in new[] { "id", "product_id", "variation_id" })
            {
                if (item is JsonObject members && members[key] is { } had && ids.TryGetValue(had.ToString(), out var id))
                    members[key] = id;
            }
        }
        return copy;
    }

    /// <summary>
    /// Same keys, same kinds of values; of lists the first element stands for all. What an element is about may differ.
    /// </summary>
    private static void Compare(string path, JsonNode? expected, JsonNode? actual, List<string> differences)
    {
        switch (expected, actual)
        {
            case (JsonObject real, JsonObject ours):
                foreach (var key in real.Select(each => each.Key).Except(ours.Select(each => each.Key), StringComparer.Ordinal))
                    differences.Add($"{path}/{key} is missing");
                foreach (var key in ours.Select(each => each.Key).Except(real.Select(each => each.Key), StringComparer.Ordinal))
                    differences.Add($"{path}/{key} is not there in the real shop");
                foreach (var (key, value) in real.Where(each => ours.ContainsKey(each.Key)))
                    Compare($"{path}/{key}", value, ours[key], differences);
                break;
            case (JsonArray real, JsonArray ours):
                if (real.Count > 0 && ours.Count > 0)
                    Compare(path + "[0]", real[0], ours[0], differences);
                else if (real.Count != ours.Count && !path.EndsWith("/related_ids", StringComparison.Ordinal))
                    differences.Add($"{path} has {ours.Count} elements, {real.Count} in the real shop");
                break;
            default:
                if (Kind(expected) != Kind(actual))
                    differences.Add($"{path} is {Kind(actual)}, {Kind(expected)} in the real shop");
                break;
        }
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.Value.ToString(),
    };
}
