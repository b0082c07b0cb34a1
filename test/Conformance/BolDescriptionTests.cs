namespace Tandem.Tests.Conformance;

/// <summary>The judge must be able to say no.</summary>
public sealed class BolDescriptionTests
{
    private const string V10 = "application/vnd.retailer.v10+json";
    private const string V11 = "application/vnd.retailer.v11+json";
    private const string Offer = "6ff736b5-cdd0-4150-8c67-78269ee986f5";

    [Theory]
    [InlineData("GET", "/retailer/orders?fulfilment-method=ALL&status=OPEN&page=1", null, null)]
    [InlineData("GET", "/retailer/offers?eans=1&eans=2&page-size=100&for-sale=true", null, null)]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", V11, """{"stock":{"amount":3,"managedByRetailer":true}}""")]
    [InlineData("POST", "/retailer/shipments", V10, """{"orderItems":[{"orderItemId":"1"}],"transport":null}""")]
    [InlineData("PUT", "/retailer/orders/cancellation", V10, """{"orderItems":[{"orderItemId":"1","reasonCode":"OTHER"}]}""")]
    [InlineData("GET", "/retailer/subscriptions/signature-keys", null, null)]
    public void Request_Right_Passes(string method, string path, string? contentType, string? body) =>
        Assert.Empty(BolDescription.Get().ValidateRequest(method, path, contentType, body));

    [Theory]
    [InlineData("GET", "/retailer/order", null, null, "not described")]
    [InlineData("DELETE", "/retailer/orders", null, null, "not described")]
    [InlineData("GET", "/retailer/orders?state=OPEN", null, null, "no query parameter state")]
    [InlineData("GET", "/retailer/orders?status=open", null, null, "NotInEnumeration")]
    [InlineData("GET", "/retailer/orders?page=0", null, null, "NumberTooSmall")]
    [InlineData("GET", "/retailer/orders?page=1&page=2", null, null, "more than once")]
    [InlineData("GET", "/retailer/orders?page=one", null, null, "IntegerExpected")]
    [InlineData("GET", "/retailer/offers?page-size=101", null, null, "NumberTooBig")]
    [InlineData("GET", "/retailer/offers/12", null, null, "UuidExpected")]
    [InlineData("GET", "/shared/process-status?entity-id=1", null, null, "event-type is required")]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", V10, "{}", "Content-Type")]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", V11, """{"stock":{"ammount":3}}""", "ammount")]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", V11, """{"stock":null}""", "stock")]
    [InlineData("POST", "/retailer/shipments", V10, """{"orderItems":[]}""", "TooFewItems")]
    [InlineData("POST", "/retailer/shipments", V10, null, "body is required")]
    [InlineData("POST", "/retailer/shipments", V10, "{", "JSON")]
    [InlineData("GET", "/retailer/orders", V10, "{}", "takes no body")]
    [InlineData("PUT", "/retailer/orders/cancellation", V10, """{"orderItems":[{"orderItemId":"1","reasonCode":"X"}]}""",
        "NotInEnumeration")]
    public void Request_Wrong_IsTold(string method, string path, string? contentType, string? body, string told) =>
        Assert.Contains(
            BolDescription.Get().ValidateRequest(method, path, contentType, body),
            error => error.Contains(told, StringComparison.Ordinal));

    [Theory]
    [InlineData("GET", "/retailer/orders", 200, V10, """{"orders":[]}""")]
    [InlineData("GET", "/retailer/orders/1", 200, V10,
        """{"orderId":"1","pickupPoint":false,"orderPlacedDateTime":null,"billingDetails":null,"orderItems":[],"shipmentDetails":{"salutation":"UNKNOWN","firstName":"A","surname":"B","streetName":"C","houseNumber":"1","zipCode":"1234AB","city":"D","countryCode":"NL","language":null}}""")]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", 204, null, null)]
    [InlineData("POST", "/retailer/offers", 201, V11, $$"""{"offerId":"{{Offer}}"}""")]
    [InlineData("GET", "/retailer/orders", 429, V10, """{"title":"Too many","status":429,"detail":"Wait."}""")]
    [InlineData("GET", "/retailer/orders", 500, "text/html", "<html>")]
    [InlineData("GET", $"/retailer/offers/{Offer}/not-for-sale-reasons", 200, V11,
        $$"""{"offerId":"{{Offer}}","countries":[{"countryCode":"NL","reasons":[{"category":"CONTENT","code":"1","description":"x","missingAttributes":[{"name":"Brand"}]}]}]}""")]
    public void Answer_Right_Passes(string method, string path, int status, string? contentType, string? body) =>
        Assert.Empty(BolDescription.Get().ValidateResponse(method, path, status, contentType, body));

    [Theory]
    [InlineData("GET", "/retailer/orders", 200, V10, "{}", "orders")]
    [InlineData("GET", "/retailer/orders", 202, V10, "{}", "not described")]
    [InlineData("GET", "/retailer/orders", 200, V11, "{}", "not application/vnd.retailer.v11")]
    [InlineData("GET", "/retailer/orders", 200, V10, """{"orders":[],"more":1}""", "more")]
    [InlineData("GET", "/retailer/orders/1", 200, V10,
        """{"orderId":"1","pickupPoint":false,"orderItems":[],"shipmentDetails":null}""", "shipmentDetails")]
    [InlineData("GET", "/retailer/orders/1", 200, V10,
        """{"orderId":"1","pickupPoint":false,"orderItems":[],"billingDetails":{"salutation":"X"},"shipmentDetails":{}}""",
        "billingDetails")]
    [InlineData("GET", "/retailer/orders/1", 404, V10, """{"title":"x","status":404,"detail":"y"}""", "violations")]
    [InlineData("GET", "/retailer/orders", 429, V10, """{"title":"x"}""", "detail")]
    [InlineData("PATCH", $"/retailer/offers/{Offer}", 204, V11, "{}", "no body")]
    [InlineData("GET", $"/retailer/offers/{Offer}/not-for-sale-reasons", 200, V11,
        $$"""{"offerId":"{{Offer}}","countries":[{"countryCode":"NL","reasons":[{"category":"PRICE","code":"1","description":"x","missingAttributes":[]}]}]}""", "NotAnyOf")]
    public void Answer_Wrong_IsTold(string method, string path, int status, string? contentType, string? body, string told) =>
        Assert.Contains(
            BolDescription.Get().ValidateResponse(method, path, status, contentType, body),
            error => error.Contains(told, StringComparison.Ordinal));

    [Fact]
    public void Answer_UnknownField_MayBeLetThrough() => Assert.Empty(
        BolDescription.Get()
            .ValidateResponse("GET", "/retailer/orders", 200, V10, """{"orders":[],"more":1}""", unknownFields: true));
}
