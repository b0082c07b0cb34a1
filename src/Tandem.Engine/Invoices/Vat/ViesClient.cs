using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// Asks VIES, once a call; whoever calls asks again later. It answers 200 with an error in the body, pages of HTML, and nothing
/// while a member state's own register is down for the night (facts/vat.md §3).
/// </summary>
internal sealed class ViesClient(IHttpClientFactory http, ViesOptions options)
{
    public const string HttpName = "vies";

    /// <summary>For the client of this name: more than this is no answer.</summary>
    public const int LargestAnswer = 64 * 1024;
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int LongestWord = 60;

    /// <summary>Errors that the same question meets again.</summary>
    private static readonly string[] Final = ["INVALID_INPUT", "INVALID_REQUESTER_INFO", "VAT_BLOCKED", "IP_BLOCKED"];

    /// <param name="asker">The seller's own number: VIES gives a proof only to who names himself.</param>
    public async Task<ViesAnswer> Ask(VatNumber number, VatNumber? asker, CancellationToken ct)
    {
        if (options.Api is not { } api) return new ViesAnswer.Unknown("OFF", Again: false);
        var question = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["countryCode"] = number.Text[..2],
            ["vatNumber"] = number.Text[2..],
        };
        if (asker is not null)
            (question["requesterMemberStateCode"], question["requesterNumber"]) = (asker.Text[..2], asker.Text[2..]);
        try
        {
            using var client = http.CreateClient(HttpName);
            using var answer = await client.PostAsJsonAsync(new Uri(api, "check-vat-number"), question, ct);
            return Read(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(ct), number);
        }
        catch (HttpRequestException)
        {
            return new ViesAnswer.Unknown("NOT_REACHED", Again: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ViesAnswer.Unknown("NO_ANSWER", Again: true);
        }
    }

    /// <summary>An answer about another number, or without a yes or no, is none.</summary>
    internal static ViesAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> body, VatNumber number)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Nothing(status);
            if (root.TryGetProperty("errorWrappers", out var errors))
            {
                var code = errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
                    ? Text(errors[0], "error") : null;
                return code is null ? Nothing(status) : new ViesAnswer.Unknown(code, !Final.Contains(code));
            }

            if (status != HttpStatusCode.OK || !root.TryGetProperty("valid", out var valid)
                || valid.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return Nothing(status);
            return (Text(root, "countryCode") is { } country && country != number.Text[..2])
                || (Text(root, "vatNumber") is { } about && about != number.Text[2..]) ? Nothing(status)
                : new ViesAnswer.Known(valid.GetBoolean(), Text(root, "requestIdentifier"));
        }
        catch (JsonException)
        {
            return Nothing(status);
        }
    }

    private static ViesAnswer.Unknown Nothing(HttpStatusCode status) => new($"HTTP_{(int)status}",
        Again: status is HttpStatusCode.OK or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError);

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text.Length <= LongestWord ? text : text[..LongestWord] : null;
}
