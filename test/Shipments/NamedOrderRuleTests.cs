using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Tests.Shipments;

/// <summary>Which order is meant by a number that people, files and programs give.</summary>
public sealed class NamedOrderRuleTests
{
    [Theory]
    [InlineData("C0001", "A", null)] // bol's own
    [InlineData("2001", "A", null)] // the number of A, the id of nothing
    [InlineData("1002", "A2", null)] // no plugin: the id is the number
    [InlineData("WEB-7", "W", null)]
    [InlineData("web-7", "W", null)]
    [InlineData("1001", null, "parcel.id-not-number")] // the id of A, whose number is 2001
    [InlineData("3000", null, "parcel.two-orders")] // two shops
    [InlineData("9999", null, "parcel.unknown-order")]
    [InlineData("1003", "B", null)] // the number of B and the id of C: the number is what people see
    public void Find_GoesByWhatPeopleSee(string name, string? found, string? problem)
    {
        List<Order> orders =
        [
            Of("C0001", 1001, "2001", "A"), Of("C0002", 1002, "1002", "A2"), Of("C0003", 1500, "WEB-7", "W"),
            Of("C0004", 1600, "3000", "x"),
            Of("C0005", 1700, "3000", "y"), Of("C0006", 1800, "1003", "B"), Of("C0007", 1003, "2003", "C"),
        ];
        var (order, why) = NamedOrderRule.Find(name, orders);
        Assert.Equal((found, problem), (order?.StatusBeforeHold, why?.Code));
    }

    [Theory]
    [InlineData("1001", "parcel.id-not-number order=1001, number=2001, bolOrder=C0001")]
    [InlineData("3000", "parcel.two-orders order=3000")]
    [InlineData("9999", "parcel.unknown-order order=9999")]
    public void Problem_NamesWhatWasAsked_AndWhatItMayBe(string name, string problem) => Assert.Equal(problem, NamedOrderRule
        .Find(name, [Of("C0001", 1001, "2001", ""), Of("C0002", 1002, "3000", ""), Of("C0003", 1003, "3000", "")])
        .Problem!.ToString());

    [Theory]
    [InlineData(" #1001 ", "1001")]
    [InlineData("# 1001", "1001")]
    [InlineData(null, "")]
    [InlineData(" # ", "")]
    public void Clean_TakesOffWhatPeopleAdd(string? written, string name) => Assert.Equal(name, NamedOrderRule.Clean(written));

    [Theory]
    [InlineData("#1001 ", "1001")]
    [InlineData(" ", "7")]
    [InlineData(null, "7")]
    public void Number_IsKeptAsItIsShown(string? shown, string kept)
    {
        var order = new Order { BolOrderId = "A", ShopOrderNumber = "7" };
        order.TakeNumber(shown);
        Assert.Equal(kept, order.ShopOrderNumber);
    }

    /// <summary>Whatever the numbers: an order that is found shows that number, or it is bol's own, and no other does.</summary>
    [Fact]
    public void Find_NeverBooksOnAnOrderThatShowsAnotherNumber() =>
        Gen.Select(Gen.Int[1, 9], Gen.Select(Gen.Int[1, 9], Gen.Int[0, 9]).Array[0, 6]).Sample((name, made) =>
        {
            var orders = made.DistinctBy(m => m.Item1)
                .Select(m => Of($"C{m.Item1}", m.Item1, m.Item2 == 0 ? null : $"{m.Item2}", "")).ToList();
            var (order, problem) = NamedOrderRule.Find($"{name}", orders);
            var shown = orders.FindAll(o => (o.ShopOrderNumber ?? $"{o.ShopOrderId}") == $"{name}");
            Assert.Equal(order is null, problem is not null);
            Assert.Equal(shown.Count == 1 ? shown[0] : null, order);
        });

    private static Order Of(string bol, long id, string? number, string mark) =>
        new() { BolOrderId = bol, ShopOrderId = id, ShopOrderNumber = number, StatusBeforeHold = mark };
}
