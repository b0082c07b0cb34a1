using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

/// <summary>Answers and deliveries of a real shop, recorded: they stand beside the repository.</summary>
internal static class WooRecordings
{
    public static string Folder
    {
        get
        {
            if (TestFiles.Shared("woocommerce-recordings") is { } folder) return folder;
            Assert.Skip("No recordings: ../shared/woocommerce-recordings is absent.");
            return null!;
        }
    }

    public static IReadOnlyList<WooRecording> All =>
        [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(WooRecording.Load)];

    public static WooRecording Named(string name) => All.First(r => r.Name == name);
}

/// <summary>One recorded request with its answer, or one delivery of a webhook.</summary>
internal sealed record WooRecording(string File, JsonElement Root)
{
    public string Name => Root.GetProperty("name").GetString()!;

    public bool IsDelivery => Name.StartsWith("webhook-delivery-", StringComparison.Ordinal);

    public JsonElement Request => Root.GetProperty("request");

    public string Method => Request.GetProperty("method").GetString()!;

    public string Path => Request.GetProperty("path").GetString()!;

    public int Status => Root.GetProperty("response").GetProperty("status").GetInt32();

    public JsonElement Body => Root.GetProperty("response").GetProperty("body");

    public byte[] RawBody => Encoding.UTF8.GetBytes(Request.GetProperty("raw_body").GetString()!);

    /// <summary>The secret is in the file's words: "(secret: ...)".</summary>
    public string Secret
    {
        get
        {
            var words = Root.GetProperty("why").GetString()!;
            var start = words.IndexOf("(secret: ", StringComparison.Ordinal) + "(secret: ".Length;
            return words[start..words.IndexOf(')', start)];
        }
    }

    public static WooRecording Load(string file)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        return new WooRecording(System.IO.Path.GetFileName(file), document.RootElement.Clone());
    }

    public string? Header(string name) =>
        Request.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>
    /// A client to which this answer is all that the shop ever says, and which must ask by the recorded method and path.
    /// </summary>
    public WooClient Client(out ReplayedShop shop)
    {
        shop = new ReplayedShop(this);
        return new WooClients(shop, new WooOptions(), TimeProvider.System)
            .For("shop", new WooCredentials(new Uri("https://shop.example/"), "ck_key", "cs_secret"));
    }
}

/// <summary>Gives a recorded answer to the recorded request.</summary>
internal sealed class ReplayedShop(WooRecording recording) : HttpMessageHandler, IHttpClientFactory
{
    /// <summary>The request that the client sent.</summary>
    public string? Asked { get; private set; }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var response =
            new HttpResponseMessage((HttpStatusCode)recording.Status)
            {
                Content =
                new StringContent(recording.Body.GetRawText())
            };
        foreach (var header in recording.Root.GetProperty("response").GetProperty("headers").EnumerateObject())
        {
            if (header.NameEquals("Content-Type"))
                response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value.GetString()!);
            else response.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }

        return Task.FromResult(response);
    }
}
