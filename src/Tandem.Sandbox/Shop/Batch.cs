using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>A batch: at most a hundred items, carried out in turn; the answer is 200 whatever became of them.</summary>
internal static class Batch
{
    private const int Limit = 100;

    /// <summary>How one item is made, changed or removed.</summary>
    internal sealed record Acts(Func<JsonObject, JsonObject> Create, Func<long, JsonObject, JsonObject> Update,
        Func<long, JsonObject> Delete);

    public static ShopAnswer Run(JsonObject body, Acts acts)
    {
        var (create, update, delete) = (Items(body, "create"), Items(body, "update"), Items(body, "delete"));
        if (create.Count + update.Count + delete.Count > Limit)
            throw new Refused(413, "woocommerce_rest_request_entity_too_large",
                $"Unable to accept more than {Limit} items for this request.");
        var answer = new JsonObject();
        Each(answer, "create", create, item => (0, () => acts.Create(Members(item))));
        Each(answer, "update", update, item =>
        {
            var id = ShopJson.ReadId(Members(item)["id"]);
            return (id, () => acts.Update(id, Members(item)));
        });
        Each(answer, "delete", delete, item =>
        {
            var id = ShopJson.ReadId(item);
            return (id, () => acts.Delete(id));
        });
        return ShopAnswer.Ok(answer);
    }

    private static List<JsonNode> Items(JsonObject body, string name) =>
        body[name] is JsonArray list ? [.. list.OfType<JsonNode>()] : [];

    private static JsonObject Members(JsonNode item) => item as JsonObject ?? [];

    private static void Each(JsonObject answer, string name, List<JsonNode> items,
        Func<JsonNode, (long Id, Func<JsonObject> Act)> plan)
    {
        if (items.Count == 0)
            return;
        var results = new JsonArray();
        foreach (var item in items)
        {
            var (id, act) = plan(item);
            try
            {
                results.Add(act());
            }
            catch (Refused refused)
            {
                results.Add(new JsonObject { ["id"] = id, ["error"] = refused.Body() });
            }
        }
        answer[name] = results;
    }
}
