using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Goods on their way to bol's warehouse, as in v10: a few invented ones that do not move.</summary>
internal sealed class BolReplenishmentsApi(BolState state)
{
    private const int PageSize = 50;
    private static readonly string[] States =
        ["ANNOUNCED", "IN_TRANSIT", "ARRIVED_AT_WH", "IN_PROGRESS_AT_WH", "CANCELLED", "DONE"];

    private readonly List<Sent> all = [];

    public void Add(string reference, string current, DateTimeOffset createdAt,
        params IReadOnlyList<(string Ean, int Announced, int Received, int Graded)> lines) =>
        all.Add(new Sent((2_312_078_154 + all.Count).ToString(CultureInfo.InvariantCulture), reference, current, createdAt,
            lines));

    public JsonObject List(IQueryCollection query)
    {
        var page = query.Number("page", 1, 1, int.MaxValue);
        var (reference, ean) = (query["reference"].ToString(), query["ean"].ToString());
        var (from, to) = (query.Day("start-date"), query.Day("end-date"));
        var states = query["state"].OfType<string>().ToList();
        if (states.Except(States).Any()) throw BolProblem.BadRequest("state", $"must be one of {string.Join(", ", States)}");
        var found = all.AsEnumerable().Reverse()
            .Where(each => reference.Length == 0 || each.Reference == reference)
            .Where(each => ean.Length == 0 || each.Lines.Any(line => line.Ean == ean))
            .Where(each => states.Count == 0 || states.Contains(each.State))
            .Where(each => (from is null || Day(each) >= from) && (to is null || Day(each) <= to))
            .Skip((int)Math.Min(int.MaxValue, (page - 1L) * PageSize)).Take(PageSize);
        return new JsonObject
        {
            ["replenishments"] = BolAnswers.Array(found, each => new JsonObject
            {
                ["replenishmentId"] = each.Id,
                ["reference"] = each.Reference,
                ["creationDateTime"] = BolAnswers.Amsterdam(each.CreatedAt),
                ["lines"] = BolAnswers.Array(each.Lines, line => new JsonObject { ["ean"] = line.Ean }),
                ["invalidLines"] = new JsonArray(),
            }),
        };
    }

    public JsonObject Get(string id)
    {
        var found = all.Find(each => each.Id == id) ?? throw BolProblem.NotFound($"Replenishment {id}");
        return new JsonObject
        {
            ["replenishmentId"] = found.Id,
            ["creationDateTime"] = BolAnswers.Amsterdam(found.CreatedAt),
            ["reference"] = found.Reference,
            ["labelingByBol"] = false,
            ["state"] = found.State,
            ["deliveryInformation"] = new JsonObject
            {
                ["expectedDeliveryDate"] = found.CreatedAt.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["transporterCode"] = "POSTNL",
                ["destinationWarehouse"] = new JsonObject
                {
                    ["streetName"] = "Magazijnlaan",
                    ["houseNumber"] = "1",
                    ["houseNumberExtension"] = "",
                    ["zipCode"] = "0000AA",
                    ["city"] = "Nergenshuizen",
                    ["countryCode"] = "NL",
                    ["attentionOf"] = "t.a.v. het magazijn",
                },
            },
            ["numberOfLoadCarriers"] = 1,
            ["loadCarriers"] = new JsonArray(),
            ["lines"] = BolAnswers.Array(found.Lines, line => new JsonObject
            {
                ["ean"] = line.Ean,
                ["lineState"] = "ANNOUNCED",
                ["quantityAnnounced"] = line.Announced,
                ["quantityReceived"] = line.Received,
                ["quantityInProgress"] = 0,
                ["quantityWithGradedState"] = line.Graded,
                ["quantityWithRegularState"] = line.Received - line.Graded,
            }),
            ["invalidLines"] = new JsonArray(),
            ["stateTransitions"] = new JsonArray(
                new JsonObject { ["state"] = "ANNOUNCED", ["stateDateTime"] = BolAnswers.Amsterdam(found.CreatedAt) },
                new JsonObject { ["state"] = found.State, ["stateDateTime"] = BolAnswers.Amsterdam(state.Now) }),
        };
    }

    private static DateOnly Day(Sent sent) => DateOnly.FromDateTime(sent.CreatedAt.UtcDateTime);

    private sealed record Sent(
        string Id, string Reference, string State, DateTimeOffset CreatedAt,
        IReadOnlyList<(string Ean, int Announced, int Received, int Graded)> Lines);
}
