using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>A batch: 200 as a whole, with the error of an item in its place. Types are not checked here, as in a real shop.</summary>
internal static class ShopBatch
{
    private const int Most = 100;

    public static ShopAnswer Run(
        ShopRequest request, Func<JsonObject, JsonNode> create, Func<JsonObject, JsonNode> update, Func<long, JsonNode> delete)
    {
        var count = Items(request, "create").Count + Items(request, "update").Count + Items(request, "delete").Count;
        if (count > Most)
            throw new Refused(413, "woocommerce_rest_request_entity_too_large", $"Unable to accept more than {Most} items for this request.");
        var answer = new JsonObject();
        Each("create", item => create(item!.AsObject()));
        Each("update", item => update(item!.AsObject()));
        Each("delete", item => delete(ShopJson.ReadId(item)));
        // PHP cannot tell an empty object from an empty list.
        return ShopAnswer.Ok(answer.Count == 0 ? new JsonArray() : answer);

        void Each(string name, Func<JsonNode?, JsonNode> act)
        {
            if (Items(request, name).Count == 0) return;
            var done = new JsonArray();
            foreach (var item in Items(request, name))
            {
                try
                {
                    done.Add(act(item));
                }
                catch (Refused refused)
                {
                    done.Add(new JsonObject { ["id"] = item is JsonObject members ? ShopJson.ReadId(members["id"]) : ShopJson.ReadId(item), ["error"] = refused.Body() });
                }
            }
            answer[name] = done;
        }
    }

    private static JsonArray Items(ShopRequest request, string name) => request.Body[name] as JsonArray ?? [];
}
