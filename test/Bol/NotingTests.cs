using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>
/// The moment that counts for "bol may still be working on it" is when a write left, not when it was decided on.
/// </summary>
public sealed class NotingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly BolShipmentCreate Shipment = new([new("1")]);

    [Fact]
    public async Task Write_ThatWaitsForItsBudget_IsNotedWhenItLeaves()
    {
        var bol = new FakeBol { Api = _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended") };
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<BolUnknown>(() => bol.Client.CreateShippingLabel("offer", [], None));
        var (asked, left) = (bol.Clock.GetUtcNow(), new List<DateTimeOffset>());

        await Assert.ThrowsAsync<BolUnknown>(() => bol.Pass(bol.Client.Noting(left.Add).CreateShippingLabel("offer", [], None)));

        Assert.Equal(bol.Calls[^1].At, Assert.Single(left));
        Assert.True(left[0] >= asked.AddSeconds(1));
    }

    [Fact]
    public async Task Write_ThatBolHasSentAgain_IsNotedEachTime()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => FakeBol.Json(401, "{}"), () => FakeBol.Json(429, "{}", ("Retry-After", "4")),
            () => FakeBol.Json(202, """{"processStatusId":"1"}"""));
        var left = new List<DateTimeOffset>();

        await bol.Pass(bol.Client.Noting(left.Add).CreateShipment(Shipment, None));

        Assert.Equal(bol.Calls.Select(call => call.At), left);
    }

    [Fact]
    public async Task Write_ThatNeverLeft_IsNotNoted()
    {
        var bol = new FakeBol { Login = _ => FakeBol.Json(401, "{}") };
        var left = new List<DateTimeOffset>();

        await Assert.ThrowsAsync<BolUnauthorized>(() => bol.Client.Noting(left.Add).CreateShipment(Shipment, None));

        Assert.Empty(left);
    }

    [Fact]
    public async Task Read_IsNotNoted()
    {
        var left = new List<DateTimeOffset>();

        await new FakeBol().Client.Noting(left.Add).GetOrders(new(), None);

        Assert.Empty(left);
    }
}
