using System.Text.Json.Nodes;

namespace Tandem.Tests.Conformance;

/// <summary>Bodies of requests as bol describes them.</summary>
internal static class BolBodies
{
    public static string Cancellation(string item) =>
        $$"""{"orderItems":[{"orderItemId":"{{item}}","reasonCode":"OUT_OF_STOCK"}]}""";

    public static string Handling(string handling, int units) =>
        $$"""{"handlingResult":"{{handling}}","quantityReturned":{{units}}}""";

    public static string Making(string item, string handling, int units) =>
        $$"""{"orderItemId":"{{item}}","handlingResult":"{{handling}}","quantityReturned":{{units}}}""";

    public static string Shipping(string item, int units) => $$$"""
        {"orderItems":[{"orderItemId":"{{{item}}}","quantity":{{{units}}}}],"shipmentReference":"B321SR",
         "transport":{"transporterCode":"TNT","trackAndTrace":"3SBOL0987654321"}}
        """;

    public static string Subscription(bool enabled) => new JsonObject
    {
        ["resources"] = new JsonArray("PROCESS_STATUS", "SHIPMENT", "ORDER"),
        ["url"] = "https://example.org/bol",
        ["subscriptionType"] = "WEBHOOK",
        ["enabled"] = enabled,
    }.ToJsonString();

    public static string Offer(string ean) => $$$"""
        {"ean":"{{{ean}}}","condition":{"category":"NEW"},"reference":"B","onHoldByRetailer":false,"unknownProductTitle":"Een product",
         "pricing":{"bundlePrices":[{"quantity":1,"unitPrice":9.99}]},"stock":{"amount":3,"managedByRetailer":true},
         "fulfilment":{"method":"FBR","schedule":"BOL_DELIVERY_PROMISE"},"countryAvailabilities":[{"countryCode":"NL"}]}
        """;
}
