using System.Globalization;

namespace Tandem.Sandbox.Shop;

/// <summary>One address of the API with one kind of act. A part in braces is a number.</summary>
internal sealed record Route(string Template, string Methods, Func<ShopRequest, ShopAnswer> Handle)
{
    public const string Read = "GET";
    public const string Make = "POST";
    public const string Edit = "POST PUT PATCH";
    public const string Remove = "DELETE";

    private readonly string[] parts = Template.Split('/');

    /// <summary>The first version of WooCommerce that has it; null: all that there are.</summary>
    public Version? Since { get; init; }

    public bool Takes(string method) => Methods.Split(' ').Contains(method == "HEAD" ? Read : method);

    /// <summary>The numbers in the path, or null where the path is another one.</summary>
    public Dictionary<string, long>? Match(string[] path)
    {
        if (path.Length != parts.Length)
            return null;
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{'))
            {
                if (parts[i] != path[i])
                    return null;
            }
            else if (long.TryParse(path[i], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                ids.Add(parts[i].Trim('{', '}'), id);
            }
            else
            {
                return null;
            }
        }
        return ids;
    }

    public static IReadOnlyList<Route> All(ProductsApi products, OrdersApi orders, RefundsApi refunds, WebhooksApi webhooks,
        SettingsApi settings) =>
    [
        new("products", Read, products.List), new("products", Make, products.Create),
        new("products/batch", Edit, products.Batch),
        new("products/{id}", Read, products.Get), new("products/{id}", Edit, products.Update),
        new("products/{id}", Remove, products.Delete), new("products/{product_id}/variations", Read, products.ListVariations),
        new("products/{product_id}/variations", Make, products.CreateVariation),
        new("products/{product_id}/variations/batch", Edit, products.BatchVariations),
        new("products/{product_id}/variations/{id}", Read, products.GetVariation),
        new("products/{product_id}/variations/{id}", Edit, products.UpdateVariation),
        new("products/{product_id}/variations/{id}", Remove, products.DeleteVariation),
        new("variations", Read, products.ListAllVariations) { Since = new(10, 3) },
        new("orders", Read, orders.List), new("orders", Make, orders.Create),
        new("orders/batch", Edit, orders.Batch),
        new("orders/{id}", Read, orders.Get), new("orders/{id}", Edit, orders.Update), new("orders/{id}", Remove, orders.Delete),
        new("orders/{order_id}/notes", Read, orders.ListNotes), new("orders/{order_id}/notes", Make, orders.CreateNote),
        new("orders/{order_id}/notes/{id}", Read, orders.GetNote), new("orders/{order_id}/notes/{id}", Remove, orders.DeleteNote),
        new("orders/{order_id}/refunds", Read, refunds.List), new("orders/{order_id}/refunds", Make, refunds.Create),
        new("orders/{order_id}/refunds/{id}", Read, refunds.Get), new("orders/{order_id}/refunds/{id}", Remove, refunds.Delete),
        new("webhooks", Read, webhooks.List), new("webhooks", Make, webhooks.Create),
        new("webhooks/{id}", Read, webhooks.Get), new("webhooks/{id}", Edit, webhooks.Update),
        new("webhooks/{id}", Remove, webhooks.Delete),
        new("settings/general", Read, settings.GeneralGroup), new("settings/tax", Read, settings.TaxGroup),
        new("settings/products", Read, settings.ProductsGroup),
        new("taxes", Read, settings.ListTaxes), new("taxes", Make, settings.AddTax),
        new("taxes/classes", Read, settings.ListTaxClasses), new("reports/orders/totals", Read, orders.Totals),
        new("system_status", Read, settings.SystemStatus),
    ];
}
