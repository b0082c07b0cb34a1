using System.Text.Json;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>Real answers leave out what the description requires, and add what it does not know.</summary>
public sealed class ToleranceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static FakeBol Answering(string body) => new() { Api = _ => FakeBol.Json(200, body) };

    [Fact]
    public async Task AnswerWithoutAnything_IsNoEmptyList()
    {
        var bol = Answering("");
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(bol.Client.GetOffers(new(), None)));
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(bol.Client.GetOrders(new(), None)));
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(bol.Client.GetOffer("1", None)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    public async Task Lists_LeftOut_AreEmpty(string body)
    {
        var bol = Answering(body);
        Assert.Null((await bol.Client.GetOrders(new(), None)).Orders);
        Assert.Null((await bol.Client.GetShipments(new(), None)).Shipments);
        Assert.Null((await bol.Client.GetOffers(new(), None)).Offers);
        Assert.Null((await bol.Client.GetReturns(new(), None)).Returns);
        Assert.Empty(await bol.Client.GetSubscriptions(None));
        Assert.Empty(await bol.Client.GetSignatureKeys(None));
        Assert.Empty(await bol.Client.GetProcessStatuses(["1"], None));
        Assert.Empty(await bol.Client.GetProcessStatusesOf("1", "CREATE_SHIPMENT", None));
    }

    [Fact]
    public async Task Order_Whole_IsRead()
    {
        var order = await Answering("""
            {
              "orderId": "A2K8290LP8", "pickupPoint": true, "orderPlacedDateTime": "2026-11-20T21:02:03+01:00",
              "shipmentDetails": {"salutation":"FEMALE","firstName":"Test","surname":"Persoon","countryCode":"NL","language":"nl"},
              "orderItems": [{
                "orderItemId": "6107434013", "cancellationRequest": false, "quantity": 2, "quantityShipped": 0,
                "quantityCancelled": 0, "unitPrice": 12.99, "totalPrice": 23.98, "commission": 2.1,
                "discounts": [{"title":"Actie","amount":2}], "latestChangedDateTime": "2026-11-20T21:02:04+01:00",
                "fulfilment": {"method":"FBR","distributionParty":"RETAILER","latestDeliveryDate":"2026-11-24",
                  "expiryDate":"2026-11-29","timeFrameType":"REGULAR"},
                "offer": {"offerId":"6ff736b5-cdd0-4150-8c67-78269ee986f5","reference":"SKU-1"},
                "product": {"ean":"0000007740404","title":"Een product"},
                "additionalServices": [{"serviceType":"PLACEMENT"}]
              }]
            }
            """).Client.GetOrder("A2K8290LP8", None);
        var item = Assert.Single(order!.OrderItems!);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 20, 2, 3, TimeSpan.Zero), order.OrderPlacedDateTime);
        Assert.Equal((2, 12.99m, 23.98m, 2.1m), (item.Quantity, item.UnitPrice, item.TotalPrice, item.Commission));
        Assert.Equal(new DateOnly(2026, 11, 24), item.Fulfilment!.LatestDeliveryDate);
        Assert.Null(item.Fulfilment.ExactDeliveryDate);
        Assert.Equal("SKU-1", item.Offer!.Reference);
        Assert.Equal("0000007740404", item.Product!.Ean);
        Assert.Null(order.BillingDetails);
        Assert.Equal("Persoon", order.ShipmentDetails!.Surname);
    }

    [Fact]
    public async Task Order_OddlyTyped_IsReadAsFarAsItGoes()
    {
        var order = await Answering("""
            {
              "orderId": 123456, "new": {"deep": [1, 2]}, "pickupPoint": "true", "orderPlacedDateTime": "yesterday",
              "orderItems": [{
                "orderItemId": 6107434013, "quantity": "2", "quantityShipped": 1.0, "quantityCancelled": "many",
                "unitPrice": "12.99", "totalPrice": null, "commission": {"amount": 1}, "cancellationRequest": null,
                "latestChangedDateTime": 1795435323000, "discounts": null,
                "fulfilment": {"method":"TELEPORT","latestDeliveryDate":"2026-11-24T00:00:00+01:00","exactDeliveryDate":""}
              }]
            }
            """).Client.GetOrder("123456", None);
        var item = Assert.Single(order!.OrderItems!);
        Assert.Equal(("123456", true, null), (order.OrderId, order.PickupPoint, order.OrderPlacedDateTime));
        Assert.Equal(("6107434013", 2, 1, null), (item.OrderItemId, item.Quantity, item.QuantityShipped, item.QuantityCancelled));
        Assert.Equal((12.99m, null, null, null), (item.UnitPrice, item.TotalPrice, item.Commission, item.CancellationRequest));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795435323), item.LatestChangedDateTime);
        Assert.Equal(("TELEPORT", new DateOnly(2026, 11, 24), null),
            (item.Fulfilment!.Method, item.Fulfilment.LatestDeliveryDate, item.Fulfilment.ExactDeliveryDate));
    }

    [Fact]
    public async Task Offer_Listed_IsRead()
    {
        var list = await Answering("""
            {
              "offers": [{
                "offerId": "6ff736b5-cdd0-4150-8c67-78269ee986f5", "ean": "0000007740404", "lastModifiedDateTime": "2026-05-01T10:00:00",
                "onHoldByRetailer": false, "condition": {"category":"SECONDHAND","state":"AS_NEW"},
                "pricing": {"bundlePrices":[{"quantity":1,"unitPrice":9.99},{"quantity":6,"unitPrice":8}]},
                "stock": {"amount":5,"correctedStock":3,"managedByRetailer":true},
                "fulfilment": {"method":"FBR","schedule":"BOL_DELIVERY_PROMISE","deliveryPromise":{"minimumDaysToCustomer":1,"maximumDaysToCustomer":2,"ultimateOrderTime":"14:00"}},
                "countryAvailabilities": [{"countryCode":"NL","forSale":true}], "product": {"bolProductId":"9200000045327288"}
              }],
              "page": {"pageSize": 100, "nextCursor": "abc"}
            }
            """).Client.GetOffers(new(), None);
        var offer = Assert.Single(list.Offers!);
        Assert.Equal("abc", list.Page!.NextCursor);
        Assert.Equal(new BolStock(Amount: 5, CorrectedStock: 3, ManagedByRetailer: true), offer.Stock);
        Assert.Equal([new(1, 9.99m), new(6, 8m)], offer.Pricing!.BundlePrices!);
        Assert.Equal(new BolCountryAvailability("NL", true), Assert.Single(offer.CountryAvailabilities!));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero), offer.LastModifiedDateTime);
        Assert.Equal("14:00", offer.Fulfilment!.DeliveryPromise!.UltimateOrderTime);
    }

    [Theory]
    [InlineData("\"1234567\"")]
    [InlineData("1234567")]
    public void Event_RetailerId_MayBeANumber(string retailerId)
    {
        var hint = BolEvent.TryParse(System.Text.Encoding.UTF8.GetBytes($$$"""
            {"retailerId":{{{retailerId}}},"timestamp":"2026-11-23T12:00:00+01:00","event":{"resource":"ORDER","type":"ORDER_CREATED","resourceId":"A1"},"metadata":{}}
            """));
        Assert.Equal("1234567", hint!.RetailerId);
        Assert.Equal(new BolEventSubject("ORDER", "ORDER_CREATED", "A1"), hint.Event);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>")]
    public void Event_OfAnotherKind_IsNull(string body) =>
        Assert.Null(BolEvent.TryParse(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Customer_Shown_IsNotNamed()
    {
        var order = new BolOrder(
            OrderId: "A1", ShipmentDetails: new(FirstName: "Jan", Surname: "Jansen"), BillingDetails: new(Surname: "Jansen"));
        Assert.DoesNotContain("Jan", order.ToString(), StringComparison.Ordinal);
        Assert.Contains("A1", order.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_IsRead_WithoutItsCustomer()
    {
        var answer = await Answering("""
            {
              "returnId": 1, "registrationDateTime": "2026-11-14T11:06:48.423+01:00", "fulfilmentMethod": "FBR",
              "returnItems": [{
                "rmaId": 31234567, "orderId": "A1", "ean": "9789076174082", "title": "Een boek", "expectedQuantity": "2", "handled": "true",
                "returnReason": {"mainReason":"Anders","detailedReason":null,"customerComments":"Bel Jan op 0600000000"},
                "processingResults": [{"quantity":1,"processingResult":"NEW","handlingResult":"RETURN_RECEIVED","processingDateTime":"2026-11-17T10:55:37+02:00"}],
                "customerDetails": {"salutation":"MALE","firstName":"Jan","surname":"Jansen","email":"jan@verkopen.example"}
              }]
            }
            """).Client.GetReturn("1", None);
        var item = Assert.Single(answer!.ReturnItems!);
        Assert.Equal(("31234567", "A1", 2, true), (item.RmaId, item.OrderId, item.ExpectedQuantity, item.Handled));
        Assert.Equal(new BolReturnResult(1, "NEW", "RETURN_RECEIVED", new DateTimeOffset(2026, 11, 17, 8, 55, 37, TimeSpan.Zero)),
            Assert.Single(item.ProcessingResults!));
        Assert.DoesNotContain("Jan", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Patch_WhatIsNull_IsNotSent()
    {
        var patch = new BolOfferPatch { Stock = new() { Amount = 0, ManagedByRetailer = true } };
        Assert.Equal(
            """{"stock":{"amount":0,"managedByRetailer":true}}""",
            JsonSerializer.Serialize(patch, BolJson.Default.BolOfferPatch));
    }
}
