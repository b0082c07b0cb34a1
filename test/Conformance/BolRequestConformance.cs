using System.Reflection;
using Tandem.Bol;
using Tandem.Tests.Bol;

namespace Tandem.Tests.Conformance;

/// <summary>
/// Every request that the client can make, judged by bol's descriptions. A new method without a request here fails
/// <see cref="Requests_AllMethods_AreJudged"/>. The login and the public table of limits are in no description.
/// </summary>
public sealed class BolRequestConformance
{
    private const string Offer = "6ff736b5-cdd0-4150-8c67-78269ee986f5";
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly BolOfferPatch WholePatch = new(
        Stock: new(3, CorrectedStock: 2, ManagedByRetailer: true),
        Pricing: new([new(1, 9.99m), new(6, 8.5m)]),
        OnHoldByRetailer: true,
        Reference: "SKU-1",
        Fulfilment: new("FBR", "MY_DELIVERY_PROMISE", new(1, 2, "14:00")),
        CountryAvailabilities: [new("NL", ForSale: true), new("BE")],
        UnknownProductTitle: "Een product",
        EconomicOperatorId: "0c6573a2-a80c-48b7-a03e-d5939f1173fa");

    private static readonly BolOfferCreate WholeOffer = new(
        Ean: "0000007740404",
        Condition: new("NEW"),
        Pricing: WholePatch.Pricing,
        Fulfilment: WholePatch.Fulfilment,
        Stock: WholePatch.Stock,
        Reference: "SKU-1",
        OnHoldByRetailer: false,
        CountryAvailabilities: WholePatch.CountryAvailabilities,
        UnknownProductTitle: "Een product",
        EconomicOperatorId: WholePatch.EconomicOperatorId);

    private static readonly (string Method, Func<BolClient, Task> Call)[] Requests =
    [
        ("GetOffers", bol => bol.GetOffers(new(), None)),
        ("GetOffers", bol => bol.GetOffers(
            new()
            {
                Eans = ["1", "2"], OfferIds = [Offer, Offer], Reference = "a b", ForSale = true, Cursor = "x", PageSize = 1,
                LastModifiedDateTime = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1)),
            },
            None)),
        ("GetOffer", bol => bol.GetOffer(Offer, None)),
        ("CreateOffer", bol => bol.CreateOffer(WholeOffer, None)),
        ("CreateOffer", bol => bol.CreateOffer(WholeOffer with { Condition = new("SECONDHAND", "GOOD", "Een kras") }, None)),
        ("CreateOffer",
            bol => bol.CreateOffer(WholeOffer with { Condition = new("REFURBISHED", Grade: "A", Margin: true) }, None)),
        ("CreateOffer", bol => bol.CreateOffer(
            new(Ean: "1", Condition: new("NEW"), Pricing: new([new(1, 1m)]), Fulfilment: new("FBB")), None)),
        ("UpdateOffer", bol => bol.UpdateOffer(Offer, WholePatch, None)),
        ("UpdateOffer", bol => bol.UpdateOffer(Offer, new() { Stock = new(0, ManagedByRetailer: true) }, None)),
        ("UpdateOffer", bol => bol.UpdateOffer(Offer, new() { OnHoldByRetailer = false }, None)),
        ("GetNotForSaleReasons", bol => bol.GetNotForSaleReasons(Offer, None)),
        ("UpdateOffer",
            bol => bol.UpdateOffer(Offer,
                new(Stock: new(4, ManagedByRetailer: true), Fulfilment: new("FBR", "BOL_DELIVERY_PROMISE")), None)),
        ("UpdateOffer", bol => bol.UpdateOffer(Offer, new(Fulfilment: new("FBB")), None)),
        ("GetInventory", bol => bol.GetInventory(1, None)),
        ("GetInventory", bol => bol.GetInventory(12, None)),
        ("GetInvoices", bol => bol.GetInvoices(new(2026, 10, 24), new(2026, 11, 23), None)),
        ("GetInvoiceSpecification", bol => bol.GetInvoiceSpecification("4500022543921", 2, None)),
        ("UploadInvoice", bol => bol.UploadInvoice("541757635", "factuur.pdf", [.. "%PDF-1.7"u8], None)),
        ("GetInvoiceRequests", bol => bol.GetInvoiceRequests(new(), None)),
        ("GetInvoiceRequests", bol => bol.GetInvoiceRequests(
            new() { State = "UPLOAD_ERROR", ShipmentId = "541757635", Page = 2 }, None)),
        ("GetInvoiceRequestParty", bol => bol.GetInvoiceRequestParty("541757635", None)),
        ("GetOrders", bol => bol.GetOrders(new(), None)),
        ("GetOrders", bol => bol.GetOrders(
            new() { FulfilmentMethod = "FBB", Status = "SHIPPED", ChangeIntervalMinute = 60, LatestChangeDate = new(2026, 1, 2),
                Page = 7 }, None)),
        ("GetOrder", bol => bol.GetOrder("A2K8290LP8", None)),
        ("CancelOrderItem", bol => bol.CancelOrderItem("6107434013", "REQUESTED_BY_CUSTOMER", None)),
        ("GetShipments", bol => bol.GetShipments(new(), None)),
        ("GetShipments", bol => bol.GetShipments(new() { FulfilmentMethod = "FBR", Page = 2 }, None)),
        ("GetShipments", bol => bol.GetShipments(new() { OrderId = "A1", FulfilmentMethod = "FBR" }, None)),
        ("GetShipment", bol => bol.GetShipment("541757635", None)),
        ("CreateShipment", bol => bol.CreateShipment(new([new("1")], Transport: new("TNT")), None)),
        ("CreateShipment", bol => bol.CreateShipment(
            new([new("1", 1), new("2", 2)], "B321SR", Transport: new("TNT", "3SBOL0987654321")), None)),
        ("CreateShipment", bol => bol.CreateShipment(new([new("1")], ShippingLabelId: Offer), None)),
        ("GetDeliveryOptions", bol => bol.GetDeliveryOptions([new("1"), new("2", 2)], None)),
        ("CreateShippingLabel", bol => bol.CreateShippingLabel(Offer, [new("1"), new("2", 2)], None)),
        ("GetShippingLabel", bol => bol.GetShippingLabel(Offer, None)),
        ("GetShippingLabelFacts", bol => bol.GetShippingLabelFacts(Offer, None)),
        ("GetReplenishments", bol => bol.GetReplenishments(2, None)),
        ("GetReplenishment", bol => bol.GetReplenishment("2312078154", None)),
        ("GetReturns", bol => bol.GetReturns(new(), None)),
        ("GetReturns", bol => bol.GetReturns(new() { Handled = true, FulfilmentMethod = "FBB", Page = 3 }, None)),
        ("GetReturn", bol => bol.GetReturn("31234567", None)),
        ("GetReturnComments", bol => bol.GetReturnComments("31234567", "86129741", None)),
        ("HandleReturn", bol => bol.HandleReturn("86129741", new("RETURN_RECEIVED", 2), None)),
        ("HandleReturn", bol => bol.HandleReturn("86129741", new("STILL_APPROVED", 1), None)),
        ("CreateReturn", bol => bol.CreateReturn(new("2012345678", 1, "RETURN_RECEIVED"), None)),
        ("UpdateTransport", bol => bol.UpdateTransport("312778947", new("3SBOL0987654321"), None)),
        ("UpdateTransport", bol => bol.UpdateTransport("312778947", new("3SBOL0987654321", "TNT"), None)),
        ("GetProcessStatus", bol => bol.GetProcessStatus("1234567", None)),
        ("GetProcessStatuses", bol => bol.GetProcessStatuses(["1", "2"], None)),
        ("GetProcessStatuses", bol => bol.GetProcessStatuses([.. Enumerable.Range(0, 1001).Select(i => $"{i}")], None)),
        ("GetProcessStatusesOf", bol => bol.GetProcessStatusesOf("987654321", "CREATE_SHIPMENT", None)),
        ("GetSubscriptions", bol => bol.GetSubscriptions(None)),
        ("CreateSubscription",
            bol => bol.CreateSubscription(["PROCESS_STATUS", "SHIPMENT", "ORDER"], "https://example.org/bol", None)),
        ("UpdateSubscription", bol => bol.UpdateSubscription("1234", ["ORDER"], "https://example.org/bol", enabled: true, None)),
        ("DeleteSubscription", bol => bol.DeleteSubscription("1234", None)),
        ("TestSubscription", bol => bol.TestSubscription("1234", None)),
        ("GetSignatureKeys", bol => bol.GetSignatureKeys(None)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Requests.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Request_IsAsDescribed(int number)
    {
        var description = BolDescription.Get();
        var bol = new FakeBol();
        await Requests[number].Call(bol.Client);
        Assert.NotEmpty(bol.Calls);
        foreach (var sent in bol.Calls)
        {
            Assert.NotEmpty(sent.Accept);
            // The description tells of HEAD under the GET of a label.
            var method = sent.Method == "HEAD" ? "GET" : sent.Method;
            Assert.Empty(description.ValidateRequest(method, sent.PathAndQuery, sent.ContentType, sent.Body, sent.Accept));
        }
    }

    [Fact]
    public void Requests_AllMethods_AreJudged()
    {
        var methods = typeof(BolClient)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name != nameof(BolClient.Noting))
            .Select(method => method.Name);
        Assert.Equal(methods.Order(StringComparer.Ordinal), Requests.Select(request => request.Method).Distinct()
            .Order(StringComparer.Ordinal));
    }
}
