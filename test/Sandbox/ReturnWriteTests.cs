using Tandem.Bol;
using Tandem.Sandbox;
using Tandem.Sandbox.Bol;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>
/// What the simulated bol does with returns that are handled and made over its API, and with those that never come.
/// </summary>
public sealed class ReturnWriteTests
{
    private const string Received = SimReturnItem.Received;
    private const string Refused = SimReturnItem.Refused;
    private const string StillApproved = SimReturnItem.StillApproved;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handling_InParts_IsHandledWithTheLastUnit()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (id, rma) = await Return(rehearsal, await Shipped(rehearsal, 3), 3);
        var process = await rehearsal.Bol.HandleReturn(rma, new BolReturnHandling(Received, 1), Token);
        Assert.Equal(("HANDLE_RETURN_ITEM", rma, "PENDING"), (process.EventType, process.EntityId, process.Status));
        Assert.Equal("SUCCESS", (await End(rehearsal, process)).Status);
        var item = await Item(rehearsal, id);
        Assert.Equal((false, 1), (item.Handled, Assert.Single(item.ProcessingResults!).Quantity));

        await Handle(rehearsal, rma, "CUSTOMER_KEEPS_PRODUCT_PAID", 2);
        item = await Item(rehearsal, id);
        Assert.Equal((true, 2, "CANCELLED"),
            (item.Handled, item.ProcessingResults![1].Quantity, item.ProcessingResults[1].ProcessingResult));
        Assert.Equal("FAILURE", await Handle(rehearsal, rma, Received, 4));
    }

    [Fact]
    public async Task Handling_OfNobodysOrOfTooMany_Fails_AndChangesNothing()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (id, rma) = await Return(rehearsal, await Shipped(rehearsal, 2), 1);
        Assert.Equal("FAILURE", await Handle(rehearsal, "404", Received, 1));
        Assert.Equal("FAILURE", await Handle(rehearsal, rma, Received, 2));
        Assert.Equal("FAILURE", await Handle(rehearsal, rma, StillApproved, 1));
        Assert.Empty((await Item(rehearsal, id)).ProcessingResults!);

        var lvb = (string)(await rehearsal.Ledger(Post, "shoppers/lvb?units=1")).Json["id"]!;
        await rehearsal.Ledger(Post, $"bol/send?order={lvb}");
        Assert.Equal("FAILURE", await Handle(rehearsal, (await Return(rehearsal, lvb, 1)).Rma, Received, 1));
    }

    [Fact]
    public async Task Refused_MayBeApprovedAfterAll_AndWhatIsSaidTwiceCountsOnce()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (id, rma) = await Return(rehearsal, await Shipped(rehearsal), 1);
        Assert.Equal("SUCCESS", await Handle(rehearsal, rma, Refused, 1));
        Assert.Equal("SUCCESS", await Handle(rehearsal, rma, Refused, 1));
        Assert.Equal("SUCCESS", await Handle(rehearsal, rma, StillApproved, 1));
        Assert.Equal("FAILURE", await Handle(rehearsal, rma, StillApproved, 1));
        Assert.Equal([Refused, StillApproved],
            (await Item(rehearsal, id)).ProcessingResults!.Select(result => result.HandlingResult!));
    }

    [Fact]
    public async Task Made_IsHandledAtOnce_AndItsNumberIsToldWithItsSuccess()
    {
        await using var rehearsal = await Rehearsal.Start();
        var line = await Line(rehearsal, await Shipped(rehearsal, 2));
        var process = await rehearsal.Bol.CreateReturn(new BolReturnCreate(line, 1, Received), Token);
        Assert.Equal(("CREATE_RETURN_ITEM", null), (process.EventType, process.EntityId));
        var item = await Item(rehearsal, (await End(rehearsal, process)).EntityId!);
        Assert.Equal((true, 1, Received),
            (item.Handled, item.ExpectedQuantity, Assert.Single(item.ProcessingResults!).HandlingResult));
    }

    [Fact]
    public async Task Made_OfMoreThanCanComeBack_OrTooLate_Fails()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await Shipped(rehearsal, 2);
        var line = await Line(rehearsal, order);
        Assert.Equal("FAILURE", await Make(rehearsal, "404", 1));
        Assert.Equal("FAILURE", await Make(rehearsal, await Line(rehearsal, await rehearsal.OrderAtBol()), 1));
        await Return(rehearsal, order, 1);
        Assert.Equal("FAILURE", await Make(rehearsal, line, 2));
        rehearsal.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal("SUCCESS", await Make(rehearsal, line, 1));

        var late = await Line(rehearsal, await Shipped(rehearsal));
        rehearsal.Clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(1));
        Assert.Equal("FAILURE", await Make(rehearsal, late, 1));
    }

    [Fact]
    public async Task NeverSent_ExpiresAfterThreeWeeks_AndMayBeRegisteredAnew()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await Shipped(rehearsal);
        var (id, _) = await Return(rehearsal, order, 1, "&sends=0");
        rehearsal.Clock.Advance(TimeSpan.FromDays(21) - TimeSpan.FromSeconds(1));
        Assert.False((await Item(rehearsal, id)).Handled);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
        var item = await Item(rehearsal, id);
        Assert.Equal((true, "EXPIRED", "CANCELLED"),
            (item.Handled, item.ProcessingResults![0].HandlingResult, item.ProcessingResults[0].ProcessingResult));
        await Return(rehearsal, order, 1);
    }

    [Fact]
    public async Task FewerThanAnnounced_TheRestExpires_AndWhatCameStillWaits()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { ReturnsExpireAfter = TimeSpan.FromHours(1) });
        var (id, rma) = await Return(rehearsal, await Shipped(rehearsal, 2), 2, "&sends=1");
        rehearsal.Clock.Advance(TimeSpan.FromHours(1));
        var item = await Item(rehearsal, id);
        Assert.Equal((false, 1, "EXPIRED"),
            (item.Handled, item.ProcessingResults!.Single().Quantity, item.ProcessingResults![0].HandlingResult));
        Assert.Equal("FAILURE", await Handle(rehearsal, rma, Received, 2));
        Assert.Equal("SUCCESS", await Handle(rehearsal, rma, Received, 1));
        Assert.True((await Item(rehearsal, id)).Handled);
    }

    [Fact]
    public async Task Return_MayHoldArticlesOfSeveralOrders()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (one, other) = (await Shipped(rehearsal), await Shipped(rehearsal));
        var (id, _) = await Return(rehearsal, one, 1, $"&andOrder={other}");
        Assert.Equal([one, other], (await rehearsal.Bol.GetReturn(id, Token))!.ReturnItems!.Select(item => item.OrderId!));
    }

    [Fact]
    public void Write_ThatTimesOut_EndsSo_AndWasNotCarriedOut()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var state = new BolState(new SandboxOptions { Clock = clock }, new Random(1));
        var process = state.Enqueue("HANDLE_RETURN_ITEM", "", "1", stuck: false, null,
            () => throw new InvalidOperationException("It was carried out."), timesOut: true);
        state.Advance();
        Assert.Equal("PENDING", process.Status);
        clock.Advance(TimeSpan.FromHours(3));
        state.Advance();
        Assert.Equal("TIMEOUT", process.Status);
    }

    private static async Task<string> Shipped(Rehearsal rehearsal, int units = 1)
    {
        var order = await rehearsal.OrderAtBol(units);
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        return order;
    }

    private static async Task<(string Id, string Rma)> Return(Rehearsal rehearsal, string order, int units, string how = "")
    {
        var made = (await rehearsal.Ledger(Post, $"shoppers/return?order={order}&units={units}{how}")).Json;
        return ((string)made["id"]!, (string)made["rma"]!);
    }

    private static async Task<BolReturnItem> Item(Rehearsal rehearsal, string id) =>
        Assert.Single((await rehearsal.Bol.GetReturn(id, Token))!.ReturnItems!);

    private static async Task<string> Line(Rehearsal rehearsal, string order) =>
        (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single().OrderItemId!;

    private static async Task<string?> Handle(Rehearsal rehearsal, string rma, string handling, int units) =>
        (await End(rehearsal, await rehearsal.Bol.HandleReturn(rma, new BolReturnHandling(handling, units), Token))).Status;

    private static async Task<string?> Make(Rehearsal rehearsal, string line, int units) =>
        (await End(rehearsal, await rehearsal.Bol.CreateReturn(new BolReturnCreate(line, units, Received), Token))).Status;

    private static async Task<BolProcessStatus> End(Rehearsal rehearsal, BolProcessStatus process) =>
        (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, Token))!;
}
