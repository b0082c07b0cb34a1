using System.Text;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class LimitsTests
{
    [Theory]
    [InlineData("GET", "/retailer/orders", 25, 60)]
    [InlineData("GET", "/retailer/orders/123", 25, 1)]
    [InlineData("PUT", "/retailer/orders/cancellation", 20, 1)]
    [InlineData("POST", "/retailer/shipments", 25, 1)]
    [InlineData("GET", "/retailer/shipments/1", 50, 60)]
    [InlineData("GET", "/retailer/returns", 20, 60)]
    [InlineData("GET", "/retailer/returns/31234567", 20, 60)]
    [InlineData("PATCH", "/retailer/offers/1", 20, 1)]
    [InlineData("GET", "/retailer/offers/1", 25, 1)]
    [InlineData("GET", "/retailer/offers/1/not-for-sale-reasons", 50, 1)]
    [InlineData("POST", "/shared/process-status", 2, 1)]
    [InlineData("GET", "/shared/process-status/1", 100, 1)]
    [InlineData("GET", "/retailer/subscriptions/signature-keys", 10, 3600)]
    [InlineData("POST", "/retailer/subscriptions/test/1", 10, 1)]
    [InlineData("GET", "/retailer/new-thing", 20, 1)]
    public void For_KnownEndpoint_IsTheMostSpecific(string method, string path, int capacity, int seconds)
    {
        var limit = Limits.For([], new HttpMethod(method), path);
        Assert.Equal((capacity, TimeSpan.FromSeconds(seconds)), (limit.Capacity, limit.Window));
    }

    [Fact]
    public void For_Published_GoesBeforeKnownAndTheMostSpecificWins()
    {
        var table = RateTable.Read(Encoding.UTF8.GetBytes("""
            {"rateLimits":[
              {"path":"/retailer/**","methods":["*"],"maxCapacity":1,"timeToLive":1,"timeUnit":"SECONDS"},
              {"path":"/retailer/orders/*","methods":["GET","PUT"],"maxCapacity":2,"timeToLive":1,"timeUnit":"MINUTE"},
              {"path":"retailer/orders/cancellation","methods":["PUT"],"maxCapacity":3,"timeToLive":2,"timeUnit":"hours"}]}
            """));
        Assert.Equal(3, table.Count);
        Assert.Equal(3, Limits.For(table, HttpMethod.Put, "/retailer/orders/cancellation").Capacity);
        Assert.Equal(2, Limits.For(table, HttpMethod.Get, "/retailer/orders/cancellation").Capacity);
        Assert.Equal(2, Limits.For(table, HttpMethod.Get, "/retailer/orders/1/more").Capacity);
        Assert.Equal(1, Limits.For(table, HttpMethod.Post, "/retailer/orders/1").Capacity);
        Assert.Equal(100, Limits.For(table, HttpMethod.Get, "/shared/process-status/1").Capacity);
        Assert.Equal(TimeSpan.FromHours(2), table[2].Window);
    }
}
