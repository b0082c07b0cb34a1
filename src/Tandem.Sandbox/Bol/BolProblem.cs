using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Ends a request with a problem as bol writes it.</summary>
internal sealed class BolProblem(int status, string title, string detail, params (string Name, string Reason)[] violations)
    : Exception(detail)
{
    public int Status => status;

    /// <summary>Seconds for Retry-After; null: no such header.</summary>
    public int? RetryAfter { get; init; }

    public JsonObject Body()
    {
        var list = new JsonArray();
        foreach (var (name, reason) in violations)
            list.Add(new JsonObject { ["name"] = name, ["reason"] = reason });
        return new JsonObject
        {
            ["type"] = "https://api.bol.com/problems",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = Message,
            ["violations"] = list,
        };
    }

    public static BolProblem BadRequest(string name, string reason) =>
        new(400, "Bad Request", "The request is not valid.", (name, reason));

    public static BolProblem NotFound(string what) => new(404, "Not Found", $"{what} could not be found.");
}
