using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.Bol;

/// <summary>
/// One request: a path below the API's root, and whether it only reads (then it may be repeated at will).
/// </summary>
internal sealed record BolCall(HttpMethod Method, string Path, bool Reads)
{
    /// <summary>bol versions per resource: the media type goes with the family of endpoints (facts/bol.md §3).</summary>
    public const string V10 = "application/vnd.retailer.v10+json";
    public const string V11 = "application/vnd.retailer.v11+json";
    public const string V10Pdf = "application/vnd.retailer.v10+pdf";

    public string Query { get; init; } = "";
    public string MediaType { get; init; } = V10;

    /// <summary>The type of the answer where it is not that of the request: a PDF.</summary>
    public string? Accept { get; init; }
    public byte[]? Body { get; init; }

    /// <summary>The answer is described as bytes in a text, and is really JSON (facts/bol.md §9): either is read.</summary>
    public bool MayBeText { get; init; }

    /// <summary>The largest answer that is read, in bytes; null: what the options say.</summary>
    public int? LargestAnswer { get; init; }

    /// <summary>Objects and lists that the answer may hold; null: as many as any other.</summary>
    public int? MostValues { get; init; }

    /// <summary>Told of the moment at which it leaves, each time that it does.</summary>
    public Action<DateTimeOffset>? Left { get; init; }

    public static BolCall Read(string path) => new(HttpMethod.Get, path, Reads: true);

    public static BolCall Write(HttpMethod method, string path) => new(method, path, Reads: false);

    public BolCall With<T>(T body, JsonTypeInfo<T> type) =>
        this with { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>
    /// The body as a form with one file. Written out here: the framework's own puts names without quotation marks, which servers
    /// took for no name (facts/bol.md §9).
    /// </summary>
    public BolCall WithFile(string part, string fileName, string mediaType, byte[] content)
    {
        var name = string.Concat(fileName.Select(
            sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' ? sign : '_'));
        var boundary = "tandem-" + Convert.ToHexStringLower(SHA256.HashData(content));
        var head = $"--{boundary}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{name}\"\r\n"
            + $"Content-Type: {mediaType}\r\n\r\n";
        return this with
        {
            Body = [.. Encoding.ASCII.GetBytes(head), .. content, .. Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n")],
            MediaType = $"multipart/form-data; boundary={boundary}",
            Accept = V10,
        };
    }

    /// <summary>An id as one segment of a path; ids come from outside, and dots would climb to another endpoint.</summary>
    public static string Segment(string id) =>
        string.IsNullOrWhiteSpace(id) || id is "." or ".."
            ? throw new BolNotFound("This id cannot exist at bol.") { Own = "no-such-id" }
            : Uri.EscapeDataString(id);

    /// <summary>Writes the query, leaving out what is null and repeating the name for each of a list.</summary>
    public static string QueryOf(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (value is null) continue;
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
        return query.ToString();
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
