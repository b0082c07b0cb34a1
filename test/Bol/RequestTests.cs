using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>The exact requests. That bol knows them is judged in Conformance.</summary>
public sealed class RequestTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeBol bol = new();

    private Sent Only => Assert.Single(bol.Calls);

    [Fact]
    public async Task GetOrders_Default_AlwaysSaysMethodAndStatus()
    {
        await bol.Client.GetOrders(new(), None);
        Assert.Equal("/retailer/orders?page=1&fulfilment-method=ALL&status=OPEN", Only.PathAndQuery);
        Assert.Equal(("GET", BolCall.V10, null, null), (Only.Method, Only.Accept, Only.ContentType, Only.Body));
    }

    [Fact]
    public async Task GetOrders_Everything_IsInTheQuery()
    {
        await bol.Client.GetOrders(
            new()
            {
                FulfilmentMethod = "FBR",
                Status = "ALL",
                ChangeIntervalMinute = 20,
                LatestChangeDate = new(2026, 3, 9),
                Page = 2
            }, None);
        Assert.Equal(
            "/retailer/orders?page=2&fulfilment-method=FBR&status=ALL&change-interval-minute=20&latest-change-date=2026-03-09",
            Only.PathAndQuery);
    }

    [Fact]
    public async Task GetOffers_Lists_RepeatTheName()
    {
        await bol.Client.GetOffers(
            new() { Eans = ["1", "2"], OfferIds = ["a"], Reference = "a b&c", ForSale = false, Cursor = "x=", PageSize = 50 },
            None);
        Assert.Equal(
            "/retailer/offers?offer-ids=a&eans=1&eans=2&reference=a%20b%26c&for-sale=false&page-size=50&cursor=x%3D",
            Only.PathAndQuery);
        Assert.Equal(BolCall.V11, Only.Accept);
    }

    [Fact]
    public async Task UpdateOffer_WhatIsReadOnly_IsNotSent()
    {
        await bol.Client.UpdateOffer(
            "o1",
            new()
            {
                Stock = new(3, CorrectedStock: 2, ManagedByRetailer: true),
                Pricing = new([new(1, 9.99m)]),
                CountryAvailabilities = [new("NL", ForSale: true)],
            },
            None);
        Assert.Equal(("PATCH", "/retailer/offers/o1", BolCall.V11, BolCall.V11),
            (Only.Method, Only.PathAndQuery, Only.ContentType, Only.Accept));
        Assert.Equal(
            """{"stock":{"amount":3,"managedByRetailer":true},"pricing":{"bundlePrices":[{"quantity":1,"unitPrice":9.99}]},"countryAvailabilities":[{"countryCode":"NL"}]}""",
            Only.Body);
    }

    [Fact]
    public async Task CreateOffer_Answer_GivesTheId() =>
        Assert.Equal("o", await bol.Client.CreateOffer(new(Ean: "1", Condition: new("NEW")), None));

    [Fact]
    public async Task CreateShipment_WithoutQuantity_LeavesItOut()
    {
        await bol.Client.CreateShipment(
            new([new("1"), new("2", 3)], "ref", Transport: new("TNT", "3S1")), None);
        Assert.Equal(
            """{"orderItems":[{"orderItemId":"1"},{"orderItemId":"2","quantity":3}],"shipmentReference":"ref","transport":{"transporterCode":"TNT","trackAndTrace":"3S1"}}""",
            Only.Body);
    }

    [Fact]
    public async Task CancelOrderItem_Sent_IsOneItem()
    {
        await bol.Client.CancelOrderItem("1", "REQUESTED_BY_CUSTOMER", None);
        Assert.Equal(("PUT", "/retailer/orders/cancellation"), (Only.Method, Only.PathAndQuery));
        Assert.Equal("""{"orderItems":[{"orderItemId":"1","reasonCode":"REQUESTED_BY_CUSTOMER"}]}""", Only.Body);
    }

    [Theory]
    [InlineData("A1", "FBR", "/retailer/shipments?page=1&order-id=A1")]
    [InlineData(null, "FBR", "/retailer/shipments?page=1&fulfilment-method=FBR")]
    [InlineData(null, null, "/retailer/shipments?page=1")]
    public async Task GetShipments_OrderId_ExcludesTheMethod(string? orderId, string? method, string expected)
    {
        await bol.Client.GetShipments(new() { OrderId = orderId, FulfilmentMethod = method }, None);
        Assert.Equal(expected, Only.PathAndQuery);
    }

    [Fact]
    public async Task GetProcessStatuses_Many_GoByTheThousandAndOnce()
    {
        bol.Api = _ => FakeBol.Json(200, """{"processStatuses":[{"processStatusId":"x"}]}""");
        var ids = Enumerable.Range(0, 2001).Select(i => $"{i}").Append("0").ToList();
        var statuses = await bol.Pass(bol.Client.GetProcessStatuses(ids, None));
        Assert.Equal([1000, 1000, 1], bol.Calls.Select(call => call.Body!.Split("processStatusId").Length - 1));
        Assert.Equal(3, statuses.Count);
        Assert.Equal("/shared/process-status", bol.Calls[0].PathAndQuery);
    }

    [Fact]
    public async Task GetProcessStatuses_None_AsksNothing()
    {
        Assert.Empty(await bol.Client.GetProcessStatuses([], None));
        Assert.Empty(bol.Calls);
    }

    [Fact]
    public async Task GetProcessStatusesOf_Entity_SaysWhichEvent()
    {
        await bol.Client.GetProcessStatusesOf("987", "CREATE_SHIPMENT", None);
        Assert.Equal("/shared/process-status?entity-id=987&event-type=CREATE_SHIPMENT", Only.PathAndQuery);
    }
}
