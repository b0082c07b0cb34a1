using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>What the shop answers.</summary>
internal sealed record ShopAnswer(int Status, JsonNode? Body)
{
    public int? Total { get; init; }
    public int? PerPage { get; init; }
    public int Page { get; init; } = 1;
    public string? Location { get; init; }

    public static ShopAnswer Ok(JsonNode? body) => new(200, body);
}

/// <summary>Ends a request, or one item of a batch, with an error as WordPress writes it.</summary>
internal sealed class Refused(int status, string code, string message, Action<JsonObject>? more = null) : Exception(message)
{
    public int Status => status;
    public string Code => code;

    public JsonObject Body(int? shown = null)
    {
        var data = new JsonObject { ["status"] = shown ?? status };
        more?.Invoke(data);
        return new() { ["code"] = code, ["message"] = Message, ["data"] = data };
    }

    public static Refused NoRoute() =>
        new(404, "rest_no_route", "No route was found matching the URL and request method.");

    public static Refused BadParameter(string parameter, string message, string? detail = null, JsonNode? detailData = null) =>
        new(400, "rest_invalid_param", $"Invalid parameter(s): {parameter}", data =>
        {
            data["params"] = new JsonObject { [parameter] = message };
            data["details"] = detail is null ? new JsonObject() : new JsonObject
            {
                [parameter] = new JsonObject { ["code"] = detail, ["message"] = message, ["data"] = detailData },
            };
        });
}
