using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Engine.External;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Web;

/// <summary>
/// Some hundreds of wrong, odd and hostile texts at every input of webhooks, API, pages and downloads: none is an error of ours.
/// </summary>
public sealed class EdgeFuzzTests
{
    private const int Seed = 20261128;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Texts that have broken somebody's database, header or reader, as JSON writes them: between quotes.</summary>
    private static string[] OddTexts { get; } =
    [
        "", " ", "\\u0000", "a\\u0000b", "\\ud800", "a\\udc00b", "\\ud800\\ud800", "\\u0001\\u001f", "\\r\\nX: y", "\\ufeff",
        "\\uffff", "\\u202e", "%", "_", "\\\\", "'", "\\\"", "{0}", "{rma}",
        "=1+1", "\\uff1d1", "<script>", "../../etc/passwd", new('x', 5000), "8712345000011", "0", "-1", "1e400",
        "9223372036854775808", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        "2026-02-30", "\\ud83d\\ude00", "ﷺ", "́", "NaN", "null",
    ];

    private static string[] OddValues { get; } =
        ["null", "true", "1", "-1", "1.5", "1e400", "99999999999999999999", "[]", "{}", "[null]", "[[]]",
            .. OddTexts.Select(t => $"\"{t}\"")];

    private static string[] OddBodies { get; } =
    [
        "", " ", "null", "true", "1", "\"\"", "\"\\ud800\"", "[]", "[[]]", "[1]", "[null]", "{}", "{\"\":{}}", "{", "[{", "\0",
        "\ufeff{}", "{}{}", "{\"a\":1,}", "<x/>", "webhook_id=1",
        new('[', 200), string.Concat(Enumerable.Repeat("{\"a\":", 200)), "{\"event\":[]}", "{\"event\":null}",
        "{\"event\":{\"resource\":1}}", "{\"id\":null}", "{\"id\":1.5}",
        "{\"id\":-1,\"date_modified_gmt\":\"2026-01-01T00:00:00\"}",
        "{\"id\":9223372036854775807,\"date_modified_gmt\":\"9999-12-31T23:59:59\"}",
        "{\"id\":99999999999999999999,\"date_modified_gmt\":\"2026-01-01\"}",
        "{\"id\":1,\"id\":2,\"date_modified_gmt\":[]}", "{\"event\":{\"resource\":\"ORDER\"},\"event\":{\"resource\":\"ORDER\"}}",
    ];

    [Theory, BothDatabases]
    public async Task Webhooks_TakeAnything(DatabaseKind kind)
    {
        using var bol = RSA.Create(2048);
        await using var keys = await BolKeys.Start(bol);
        await using var program = await OpenProgram.Start(kind, keys.For);
        var shop = new Uri(program.Hooks, $"hooks/shop/{program.Seller.Shop.Value:N}");
        var account = new Uri(program.Hooks, $"hooks/bol/{program.Seller.Account.Value:N}");
        string[] shopBodies = [.. OddBodies, .. OddValues.Select(v => $"{{\"id\":{v},\"date_modified_gmt\":{v}}}"),
            .. OddValues.Select(v => $"{{\"id\":7,\"date_modified_gmt\":{v}}}")];
        string[] bolBodies =
        [
            .. OddBodies, .. OddValues.Select(v => $"{{\"event\":{{\"resource\":{v},\"resourceId\":{v}}}}}"),
            .. OddValues.Select(v =>
                $"{{\"event\":{{\"resource\":\"ORDER\",\"type\":{v},\"resourceId\":{v}}},\"timestamp\":{v},\"retailerId\":{v}}}"),
            .. OddValues.Select(v => $"{{\"event\":{{\"resource\":\"PROCESS_STATUS\",\"resourceId\":{v}}}}}"),
        ];
        foreach (var topic in new[] { "product.updated", "order.updated", "\u00ff", "" })
        {
            foreach (var body in shopBodies)
            {
                var bytes = Encoding.UTF8.GetBytes(body);
                var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(program.HookSecret), bytes));
                Assert.Equal((200, body),
                    (await Post(shop, bytes, ("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Signature", signature)), body));
            }
        }

        foreach (var body in bolBodies)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            Assert.Equal((200, body), (await Post(account, bytes, ("Signature", BolKeys.Header(bol, bytes))), body));
        }

        foreach (var signature in OddTexts.Select(t => t.Replace("\\", "", StringComparison.Ordinal))
            .Append("keyId=0, signature=AAAA").Append("keyId=\u00ff,signature=AAAA,signature=BBBB"))
        {
            Assert.InRange(await Post(account, "{}"u8.ToArray(), ("Signature", signature)), 404, 429);
            Assert.InRange(await Post(shop, "{}"u8.ToArray(), ("X-WC-Webhook-Signature", signature)), 404, 429);
        }
    }

    [Theory, BothDatabases]
    public async Task Api_TakesAnything(DatabaseKind kind)
    {
        await using var program = await OpenProgram.Start(kind);
        await program.Get<SourceBook>().Save(program.Seller.Seller, new SourceDraft(StockSource.Api), Ct);
        string[] stock =
        [
            .. OddBodies, .. OddValues.Select(v => $"[{{\"gtin\":{v},\"quantity\":1}}]"),
            .. OddValues.Select(v => $"[{{\"sku\":{v},\"quantity\":1}}]"),
            .. OddValues.Select(v => $"[{{\"sku\":\"MUG\",\"quantity\":{v}}}]"),
            .. OddValues.Select(v => $"[{{\"sku\":\"MUG\",\"quantity\":1,\"at\":{v}}}]"),
        ];
        string[] shipments =
        [
            .. OddBodies, .. OddValues.Select(v => $"[{{\"order\":{v}}}]"),
            .. OddValues.Select(v => $"[{{\"order\":\"A1\",\"carrier\":{v},\"trackAndTrace\":{v}}}]"),
            .. OddValues.Select(v => $"[{{\"order\":\"A1\",\"lines\":{v}}}]"),
            .. OddValues.Select(v => $"[{{\"order\":\"A1\",\"lines\":[{{\"line\":{v},\"quantity\":{v}}}]}}]"),
        ];
        var random = new Random(Seed);
        var sent = 0;
        foreach (var (method, path, bodies) in new[] { (HttpMethod.Put, "api/v1/stock", stock),
            (HttpMethod.Post, "api/v1/shipments", shipments) })
        {
            foreach (var body in bodies.Concat(Enumerable.Range(0, 40).Select(_ => Mangled(bodies, random))))
            {
                // Within the limit of one token, so that every body is really looked at.
                if (sent++ % 100 == 0) await Renew(program);
                var status = await Send(method, new Uri(program.Hooks, path), Encoding.UTF8.GetBytes(body),
                    ("Authorization", $"Bearer {_token}"));
                Assert.True(status is 200 or 422, $"{status} for {path} {body}");
            }
        }

        foreach (var text in OddTexts.Select(t => JsonSerializer.Deserialize<string>(Proper(t))!).Append("\0").Append("a\0b"))
        {
            if (sent++ % 50 == 0) await Renew(program);
            foreach (var query in new[] { $"sku={Uri.EscapeDataString(text)}", $"gtin={Uri.EscapeDataString(text)}",
                Uri.EscapeDataString(text), "sku=%00", "sku=%FF%FE", "sku=%ed%a0%80" })
            {
                if (sent++ % 100 == 0) await Renew(program);
                var status = await Send(HttpMethod.Get, new Uri(program.Hooks, $"api/v1/stock?{query}"), null,
                    ("Authorization", $"Bearer {_token}"));
                Assert.True(status is 200 or 400 or 414, $"{status} for {query}");
            }

            Assert.InRange(await Send(HttpMethod.Get, new Uri(program.Hooks, "api/v1/stock?sku=x"), null,
                ("Authorization", $"Bearer tandem_{text.ReplaceLineEndings("")}")), 400, 431);
        }
    }

    [Theory, BothDatabases]
    public async Task PagesAndDownloads_TakeAnything(DatabaseKind kind)
    {
        await using var program = await OpenProgram.Start(kind);
        var seller = program.Seller.Seller;
        string[] addresses =
        [
            "items?search={0}", "orders?search={0}", "matching?search={0}&verdict={0}", "dry-run?search={0}&diff={0}",
            "rules?search={0}", "labels?search={0}", "activity?search={0}",
            $"download/matching.csv?seller={seller}&search={{0}}&verdict={{0}}", $"download/links.csv?seller={{0}}",
            $"download/dry-run.csv?seller={seller}&search={{0}}&diff={{0}}&live={{0}}",
            "download/statement.csv?seller={0}", "download/drift.csv?seller={0}", "download/shadow.csv?seller={0}",
            $"download/labels.pdf?seller={seller}&labels={{0}}&paper={{0}}",
            $"download/slips.pdf?seller={seller}&orders={{0}}", $"download/pick-list.pdf?seller={seller}&orders={{0}}",
            "prefer/theme?to={0}&back=/{0}", "prefer/language?to={0}&back={0}",
            "prefer/seller?to={0}&back=/{0}", "prefer/seller?to=00000000-0000-0000-0000-000000000000&back=/{0}",
            "prefer/theme?to=dark&back=/%0d%0aX:%20{0}", "prefer/theme?to=dark&back={0}//evil.example",
        ];
        string[] texts = ["%00", "a%00b", "%ff", "%ed%a0%80", "%0d%0a", "%01", "%09", "%5c", "%7f", "%e2%80%ae", "%f0%9f%98%80",
            "%25", "_", "'", "\\", "..%2f", "%", new('x', 3000), "1,2,,x,99999999999999999999"];
        foreach (var address in addresses)
        {
            foreach (var text in texts)
            {
                var target = $"{program.Url}{string.Format(System.Globalization.CultureInfo.InvariantCulture, address, text)}";
                using var request = new HttpRequestMessage(HttpMethod.Get,
                    new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
                request.Headers.Accept.ParseAdd("text/html");
                using var response = await _http.SendAsync(request, Ct);
                await response.Content.ReadAsByteArrayAsync(Ct);
                Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {target}");
                if (response.Headers.Location is { } location)
                    Assert.True(!location.IsAbsoluteUri && !location.OriginalString.StartsWith("//", StringComparison.Ordinal),
                        $"{target} leads to {location}");
            }
        }
    }

    private string _token = "";

    private async Task Renew(OpenProgram program) =>
        _token = await program.Get<ApiTokens>().Add(program.Seller.Seller, new ApiTokenDraft("fuzz", ApiScope.All), Ct);

    // A body with a piece cut out of it or put double.
    private static string Mangled(string[] bodies, Random random)
    {
        var body = bodies[random.Next(bodies.Length)];
        if (body.Length == 0) return "";
        var (at, length) = (random.Next(body.Length), random.Next(1, 8));
        return random.Next(2) == 0 ? body[..at] + body[Math.Min(body.Length, at + length)..]
            : body.Insert(at, body.Substring(at, Math.Min(length, body.Length - at)));
    }

    // Lone surrogates cannot be typed into an address.
    private static string Proper(string text) =>
        $"\"{text.Replace("\\ud800", "", StringComparison.Ordinal).Replace("\\udc00", "", StringComparison.Ordinal)}\"";

    private Task<int> Post(Uri address, byte[] body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, address, body, headers);

    private async Task<int> Send(HttpMethod method, Uri address, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name,
            string.Concat(value.Where(c => c is >= ' ' and < '\u007f')));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await _http.SendAsync(request, Ct);
        return (int)response.StatusCode;
    }
}
