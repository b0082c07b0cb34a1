using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Tandem.Sandbox.Peppol;

/// <summary>
/// An access point with Storecove's API: takes a document once under the same idempotency guid, delivers it a moment later, and
/// only then has evidence. What it can do other than that, the ledger says.
/// </summary>
internal sealed class SimulatedAccessPoint(TimeProvider clock, string key)
{
    private static readonly TimeSpan DeliversWithin = TimeSpan.FromSeconds(40);
    private readonly List<Submission> _taken = [];
    private readonly Lock _gate = new();
    private string _does = "";

    /// <summary>Numbers of the documents that were delivered, each as often as it was.</summary>
    public IReadOnlyList<string> Delivered
    {
        get
        {
            lock (_gate) return [.. _taken.Where(IsDelivered).Select(each => each.Number)];
        }
    }

    public void Map(WebApplication app)
    {
        app.MapPost("/peppol/document_submissions", TakeSubmission);
        app.MapGet("/peppol/document_submissions/{guid}/evidence/sending", ShowEvidence);
        app.MapPost("/peppol/discovery/receives", TellWhoReceives);
        app.MapPost("/peppol-does", (string what) => _does = what);
        app.MapGet("/peppol-taken", () =>
        {
            lock (_gate)
                return Results.Text(new JsonArray([.. _taken.Select(Shown)]).ToJsonString(), "application/json");
        });
    }

    private Task TakeSubmission(HttpContext http) => Guarded(http, Submit);

    private Task ShowEvidence(HttpContext http, string guid) => Guarded(http, (_, _) => Answered(Evidence(guid)));

    private Task TellWhoReceives(HttpContext http) => Guarded(http, (_, body) => Answered(Discover(body!)));

    private JsonNode Shown(Submission each) => new JsonObject
    {
        ["guid"] = each.Guid,
        ["once"] = each.Once,
        ["number"] = each.Number,
        ["receiver"] = each.Receiver,
        ["delivered"] = IsDelivered(each),
    };

    private bool IsDelivered(Submission each) => clock.GetUtcNow() - each.At >= DeliversWithin && _does != "never-evidence";

    private async Task Guarded(HttpContext http, Func<HttpContext, JsonNode?, Task<IResult>> answer)
    {
        var body = http.Request.Method == "POST"
            ? await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) : null;
        var result = http.Request.Headers.Authorization != $"Bearer {key}" ? Results.StatusCode(401) : _does switch
        {
            "forbid" => Results.StatusCode(403),
            "fail" => Results.StatusCode(500),
            "slow" => Results.StatusCode(429),
            "html" => Results.Text("<html><body>Onderhoud</body></html>", "text/html"),
            "empty" => Results.Json(new JsonObject()),
            _ => await answer(http, body),
        };
        await result.ExecuteAsync(http);
    }

    private Task<IResult> Submit(HttpContext http, JsonNode? body)
    {
        if (_does == "refuse")
            return Answered(Results.Json(
                new[] { new { source = "document", details = "[BR-01] is not valid" } }, statusCode: 422));
        var taken = Take(body!);
        if (_does == "lose-answer") http.Abort();
        return Answered(Results.Json(new { guid = taken.Guid }));
    }

    private Submission Take(JsonNode body)
    {
        var (once, routed) = ((string)body["idempotencyGuid"]!, body["routing"]!["eIdentifiers"]![0]!);
        lock (_gate)
        {
            if (_taken.Find(each => each.Once == once) is { } known) return known;
            var xml = XDocument.Parse(Encoding.UTF8.GetString(
                Convert.FromBase64String((string)body["document"]!["rawDocumentData"]!["document"]!)));
            var number = xml.Root!.Elements().First(element => element.Name.LocalName == "ID").Value;
            var taken = new Submission(Guid.NewGuid().ToString(), once, number, $"{routed["scheme"]}:{routed["id"]}",
                clock.GetUtcNow());
            _taken.Add(taken);
            return taken;
        }
    }

    private IResult Evidence(string guid)
    {
        lock (_gate)
        {
            return _taken.Find(each => each.Guid == guid) is { } known && IsDelivered(known) ? Results.Json(new
            {
                guid = _does == "other-evidence" ? Guid.NewGuid().ToString() : guid,
                network = "peppol",
                sender = "iso6523-actorid-upis::0106:12345678",
                receiver = $"iso6523-actorid-upis::{known.Receiver}",
                documents = new[] { new { mime_type = "application/xml", document = "PEludm9pY2UvPg==" } },
                evidence = new { message_id = $"{known.Once}@accesspoint.example", receiving_accesspoint = "CN=POP000000" },
            }) : Results.NotFound();
        }
    }

    private IResult Discover(JsonNode body) => Results.Json(new
    {
        code = _does == "receiver-unknown" || (string)body["network"]! != "peppol" ? "NOK" : "OK",
    });

    private static Task<IResult> Answered(IResult result) => Task.FromResult(result);

    private sealed record Submission(string Guid, string Once, string Number, string Receiver, DateTimeOffset At);
}
