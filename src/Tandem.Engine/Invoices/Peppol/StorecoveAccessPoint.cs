using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>
/// Storecove's API (docs/invoices.md says what of it is documented, and what assumed). A 200 proves nothing by itself: a proxy
/// answers with a page of HTML, and evidence may lack what makes it that.
/// </summary>
internal sealed class StorecoveAccessPoint(IHttpClientFactory http, PeppolOptions options, TimeProvider clock) : IAccessPoint
{
    public const string HttpName = "peppol";

    /// <summary>For the client of this name: evidence comes with the document.</summary>
    public const int LargestAnswer = 8 * 1024 * 1024;
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string Side = "access-point";
    private const int LongestName = 100;

    // Storecove's own names of Peppol's schemes, for those by which Tandem can name a party (DocumentParty.Endpoint).
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["0106"] = "NL:KVK",
        ["0208"] = "BE:EN",
        ["9944"] = "NL:VAT",
    };

    public async Task<bool> Receives(PeppolAccess access, PeppolAddress receiver, CancellationToken ct)
    {
        var answer = await Ask(access, FailureKind.Unavailable, HttpMethod.Post, "discovery/receives", new JsonObject
        {
            ["documentTypes"] = new JsonArray("invoice"),
            ["network"] = "peppol",
            ["metaScheme"] = "iso6523-actorid-upis",
            ["scheme"] = Schemes[receiver.Scheme],
            ["identifier"] = receiver.Id,
        }, ct);
        return Text(answer, "code") switch
        {
            "OK" => true,
            "NOK" => false,
            _ => throw Problem(FailureKind.Unavailable, "unreadable"),
        };
    }

    public async Task<string> Send(PeppolAccess access, Guid once, byte[] ubl, PeppolAddress receiver, CancellationToken ct)
    {
        var answer = await Ask(access, FailureKind.Lost, HttpMethod.Post, "document_submissions", new JsonObject
        {
            ["legalEntityId"] = access.LegalEntity,
            ["idempotencyGuid"] = once.ToString("D"),
            ["routing"] = new JsonObject
            {
                ["eIdentifiers"] = new JsonArray(new JsonObject
                {
                    ["scheme"] = Schemes[receiver.Scheme],
                    ["id"] = receiver.Id,
                }),
            },
            ["document"] = new JsonObject
            {
                ["documentType"] = "invoice",
                ["rawDocumentData"] = new JsonObject
                {
                    ["document"] = Convert.ToBase64String(ubl),
                    ["parse"] = true,
                    ["parseStrategy"] = "ubl",
                },
            },
        }, ct);
        return Text(answer, "guid") ?? throw Problem(FailureKind.Lost, "unreadable");
    }

    public async Task<PeppolProof?> EvidenceOf(PeppolAccess access, string submission, CancellationToken ct)
    {
        var path = $"document_submissions/{Uri.EscapeDataString(submission)}/evidence/sending";
        return ProofOf(await Ask(access, FailureKind.Unavailable, HttpMethod.Get, path, null, ct), submission);
    }

    /// <summary>Evidence names the network that the document went over; evidence of another submission is none.</summary>
    internal static PeppolProof? ProofOf(JsonObject? answer, string submission)
    {
        if (Text(answer, "network") is not { } network
            || (Text(answer, "guid") is { } about && !about.Equals(submission, StringComparison.OrdinalIgnoreCase))) return null;
        var kept = answer!.DeepClone().AsObject();
        kept.Remove("documents");
        return new PeppolProof(network, Text(answer["evidence"] as JsonObject, "message_id"),
            JsonSerializer.SerializeToUtf8Bytes(kept));
    }

    /// <param name="cut">What it means that the request left and no answer came that can be read.</param>
    /// <returns>Null where what is asked for is not there.</returns>
    private async Task<JsonObject?> Ask(PeppolAccess access, FailureKind cut, HttpMethod method, string path, JsonObject? body,
        CancellationToken ct)
    {
        if (options.Api is not { } api) throw Problem(FailureKind.Unavailable, "peppol-off");
        try
        {
            using var client = http.CreateClient(HttpName);
            using var request = new HttpRequestMessage(method, new Uri(api, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Key);
            request.Headers.Accept.ParseAdd("application/json");
            if (body is not null) request.Content = JsonContent.Create(body);
            using var answer = await client.SendAsync(request, ct);
            var came = Read(await answer.Content.ReadAsByteArrayAsync(ct));
            if (answer.IsSuccessStatusCode) return came as JsonObject ?? throw Problem(cut, "unreadable");
            if (answer.StatusCode == HttpStatusCode.NotFound && method == HttpMethod.Get) return null;
            throw new RemoteProblem(KindOf(answer.StatusCode), Side, WordsOf(answer.StatusCode, came),
                RetryAt(answer.Headers.RetryAfter));
        }
        catch (HttpRequestException failure)
        {
            var left = failure.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError);
            throw Problem(left ? cut : FailureKind.Unavailable, left ? "broke" : "unreachable", failure);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw Problem(cut, "no-answer", late);
        }
    }

    private static FailureKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.NoKey,
        HttpStatusCode.TooManyRequests => FailureKind.Slow,
        HttpStatusCode.RequestTimeout => FailureKind.Unavailable,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => FailureKind.Refused,
        _ => FailureKind.Unavailable,
    };

    private DateTimeOffset? RetryAt(RetryConditionHeaderValue? retry) =>
        retry?.Date ?? (retry?.Delta is { } pause ? clock.GetUtcNow() + pause : null);

    /// <summary>A refusal lists what is wrong, each with where: <c>[{source, details}]</c>.</summary>
    private static string WordsOf(HttpStatusCode status, JsonNode? came)
    {
        var wrong = (came as JsonArray ?? came?["errors"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(error => string.Join(": ", new[] { Text(error, "source"), Text(error, "details") }.OfType<string>()))
            .Where(text => text.Length > 0).ToList();
        return wrong.Count > 0 ? StoredWords.Of(string.Join("; ", wrong)) : $"{OwnWords.Prefix}answered:HTTP {(int)status}";
    }

    private static RemoteProblem Problem(FailureKind kind, string own, Exception? cause = null) =>
        new(kind, Side, OwnWords.Prefix + own, cause: cause);

    private static JsonNode? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject? of, string name) =>
        of?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text.Length <= LongestName || name is "details" ? text : text[..LongestName] : null;
}
