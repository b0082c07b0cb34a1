using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>
/// The moment that counts for "the shop may still be working on it" is when a write left, not when it was decided on.
/// </summary>
public sealed class NotingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_ThatWaitsInTheShopsPace_IsNotedWhenItLeaves()
    {
        var gate = new TaskCompletionSource();
        using var shop = new FakeShop(configure: options => options.MaxConcurrency = 1) { Gate = gate.Task };
        var slow = shop.Client.GetProduct(1, Ct);
        var (asked, left) = (shop.Clock.GetUtcNow(), new List<DateTimeOffset>());
        var import = shop.Client.Noting(left.Add).CreateOrder(new WooOrderDraft { TransactionId = "C1" }, Ct);
        Assert.Empty(left);

        // Longer than an import may take until it counts as never done.
        shop.Clock.Advance(TimeSpan.FromSeconds(200));
        gate.SetResult();
        await slow;
        await import;

        Assert.Equal(asked.AddSeconds(200), Assert.Single(left));
    }

    [Fact]
    public async Task Write_WhoseAnswerIsLost_IsNotedAllTheSame()
    {
        using var shop = new FakeShop { Answer = _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended") };
        var left = new List<DateTimeOffset>();

        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.Noting(left.Add).CreateOrder(new WooOrderDraft(), Ct));

        Assert.Equal(shop.Clock.GetUtcNow(), Assert.Single(left));
    }

    [Fact]
    public async Task Noting_SharesWhatIsKnownOfTheShop()
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Json(200, "[]") };

        await shop.Client.Noting(_ => { }).HasTopLevelVariations(Ct);
        await shop.Client.HasTopLevelVariations(Ct);

        Assert.Single(shop.Requests);
    }
}
