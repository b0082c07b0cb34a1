using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>/webhooks.</summary>
internal sealed class WebhooksApi(ShopState state, Webhooks webhooks)
{
    private static readonly string[] Resources = ["coupon", "customer", "order", "product"];
    private static readonly string[] Events = ["created", "updated", "deleted", "restored"];

    private static readonly Schema Shape = new Schema().Strings("name", "topic", "secret", "delivery_url")
        .Word("status", "active", "paused", "disabled");

    public ShopAnswer List(ShopRequest request)
    {
        var status = request.Word("status", "all", "all", "active", "paused", "disabled");
        var found = webhooks.All.Where(each => status == "all" || each.Status == status).OrderBy(each => each.Id).ToList();
        if (request.Word("order", "desc", "asc", "desc") == "desc")
            found.Reverse();
        return Listing.Page(request, found, Show);
    }

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(Show(Existing(request)));

    public ShopAnswer Create(ShopRequest request)
    {
        var body = request.Body;
        Shape.Demand(body);
        if (request.Text("topic") is not { Length: > 0 } topic || !Valid(topic))
            throw new Refused(400, "woocommerce_rest_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        if (!ValidUrl(request.Text("delivery_url")))
            throw InvalidUrl();
        var hook = new Webhook
        {
            Id = state.Next("hook"),
            Created = state.Now,
            Topic = topic,
            DeliveryUrl = request.Text("delivery_url")!,
            Name = request.Text("name") is { Length: > 0 } name ? name : $"Webhook created on {ShopTime.Local(state.Now)}",
            Secret = request.Text("secret") is { Length: > 0 } secret ? secret : state.Letters(50),
            Status = request.Text("status") ?? "active",
        };
        webhooks.All.Add(hook);
        webhooks.Saved(hook);
        return new(201, Show(hook)) { Location = $"{request.Api}/webhooks/{hook.Id}" };
    }

    public ShopAnswer Update(ShopRequest request)
    {
        var hook = Existing(request);
        Shape.Demand(request.Body);
        if (request.Text("topic") is { } topic)
            hook.Topic = Valid(topic) ? topic
                : throw new Refused(400, "woocommerce_rest_webhook_invalid_topic", "Webhook topic must be valid.");
        if (request.Text("delivery_url") is { } url)
            hook.DeliveryUrl = ValidUrl(url) ? url : throw InvalidUrl();
        hook.Name = request.Text("name") ?? hook.Name;
        hook.Secret = request.Text("secret") ?? hook.Secret;
        hook.Status = request.Text("status") ?? hook.Status;
        hook.Modified = state.Now;
        webhooks.Saved(hook);
        return ShopAnswer.Ok(Show(hook));
    }

    public ShopAnswer Delete(ShopRequest request)
    {
        var hook = Existing(request);
        if (!request.Force)
            throw new Refused(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        webhooks.Remove(hook);
        return ShopAnswer.Ok(Show(hook));
    }

    private static bool Valid(string topic) => topic.Split('.') switch
    {
        ["action", { Length: > 0 }] => true,
        ["product", "published"] => true,
        [var resource, var happened] => Resources.Contains(resource) && Events.Contains(happened),
        _ => false,
    };

    private static bool ValidUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static Refused InvalidUrl() =>
        new(400, "woocommerce_rest_webhook_invalid_delivery_url",
            "Webhook delivery URL must be a valid URL starting with http:// or https://.");

    private Webhook Existing(ShopRequest request) => webhooks.All.Find(each => each.Id == request.Ids["id"])
        ?? throw new Refused(404, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.");

    private JsonObject Show(Webhook hook)
    {
        var collection = state.BaseUrl + "/wp-json/wc/v3/webhooks";
        return new()
        {
            ["id"] = hook.Id,
            ["name"] = hook.Name,
            ["status"] = hook.Status,
            ["topic"] = hook.Topic,
            ["resource"] = hook.Resource,
            ["event"] = hook.Event,
            ["hooks"] = new JsonArray([.. Hooks(hook.Topic).Select(each => JsonValue.Create(each))]),
            ["delivery_url"] = hook.DeliveryUrl,
            ["date_created"] = ShopTime.Local(hook.Created),
            ["date_created_gmt"] = ShopTime.Gmt(hook.Created),
            ["date_modified"] = hook.Modified is { } local ? ShopTime.Local(local) : null,
            ["date_modified_gmt"] = hook.Modified is { } gmt ? ShopTime.Gmt(gmt) : null,
            ["_links"] = ShopJson.Links($"{collection}/{hook.Id}", collection, null, "GET", "POST", "PUT", "PATCH", "DELETE"),
        };
    }

    private static string[] Hooks(string topic) => topic switch
    {
        "product.created" => ["woocommerce_process_product_meta", "woocommerce_new_product", "woocommerce_new_product_variation"],
        "product.updated" =>
            ["woocommerce_process_product_meta", "woocommerce_update_product", "woocommerce_update_product_variation"],
        "product.deleted" => ["wp_trash_post"],
        "product.restored" => ["untrashed_post"],
        "order.created" => ["woocommerce_new_order"],
        "order.updated" => ["woocommerce_update_order", "woocommerce_order_refunded"],
        "order.deleted" => ["wp_trash_post", "woocommerce_trash_order"],
        "order.restored" => ["untrashed_post", "woocommerce_untrash_order"],
        _ => topic.StartsWith("action.", StringComparison.Ordinal) ? [topic["action.".Length..]] : [],
    };
}
