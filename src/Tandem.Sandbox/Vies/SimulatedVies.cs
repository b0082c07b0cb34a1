using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Vies;

/// <summary>
/// VIES as its test service behaves: 100 is valid, 200 is not, others are errors, and every error comes with 200 OK
/// (facts/vat.md §3). A number that is no test number is valid. Of a night a member state's register is down; a page of HTML
/// comes where the service itself is.
/// </summary>
internal sealed class SimulatedVies(TimeProvider clock)
{
    private static readonly Dictionary<string, string> Errors = new(StringComparer.Ordinal)
    {
        ["201"] = "INVALID_INPUT",
        ["202"] = "INVALID_REQUESTER_INFO",
        ["300"] = "SERVICE_UNAVAILABLE",
        ["301"] = "MS_UNAVAILABLE",
        ["302"] = "TIMEOUT",
        ["400"] = "VAT_BLOCKED",
        ["401"] = "IP_BLOCKED",
        ["500"] = "GLOBAL_MAX_CONCURRENT_REQ",
        ["501"] = "GLOBAL_MAX_CONCURRENT_REQ_TIME",
        ["600"] = "MS_MAX_CONCURRENT_REQ",
        ["601"] = "MS_MAX_CONCURRENT_REQ_TIME",
    };

    private int _asked;

    public void Map(WebApplication app) => app.MapPost("/vies/check-vat-number", async (HttpContext http) =>
    {
        var question = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        if (question?["countryCode"]?.ToString() is not { Length: 2 } country
            || question["vatNumber"]?.ToString() is not { Length: > 0 } number) return Error("INVALID_INPUT");
        if (number == "999") return Results.Text("<html><body>Service maintenance</body></html>", "text/html", statusCode: 503);
        if (Errors.TryGetValue(number, out var error)) return Error(error);
        var named = question["requesterNumber"]?.ToString() is { Length: > 0 };
        var valid = number != "200";
        return Results.Json(new
        {
            countryCode = country,
            vatNumber = number,
            requestDate = clock.GetUtcNow(),
            valid,
            requestIdentifier = named && valid ? $"WAPIAAAA{Interlocked.Increment(ref _asked):D8}" : "",
            name = "---",
            address = "---",
        });
    });

    private static IResult Error(string code) =>
        Results.Json(new { actionSucceed = false, errorWrappers = new[] { new { error = code } } });
}
