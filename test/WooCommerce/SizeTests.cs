using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>What a shop may answer is bounded, also after unpacking: it is somebody else's machine.</summary>
public sealed class SizeTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[{\"id\":1,\"name\":\"", "x", "\"}]")]
    [InlineData("[", " ", "]")]
    public async Task Answer_LargerThanTheCap_IsNotReadToItsEnd(string start, string repeated, string end)
    {
        var sent = new List<Stream>();
        using var shop = new FakeShop(configure: options => options.LargestAnswer = Megabyte)
        {
            Answer = _ => FakeShop.Packed(start, new string(repeated[0], 4096), 200 * Megabyte, end, sent.Add),
        };

        var failure =
            await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetProducts(new WooProductQuery(), Ct)));
        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.CreateOrder(new WooOrderDraft(), Ct));

        Assert.Contains("larger than 1 MB", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(sent);
        Assert.All(sent, packed => Assert.InRange(packed.Position, 1, packed.Length / 20));
    }

    [Fact]
    public async Task Answer_OfVeryManySmallThings_IsNotMadeIntoObjects()
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Packed("[{}", string.Concat(Enumerable.Repeat(",{}", 1_000)), 20 * Megabyte, "]") };

        var failure =
            await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetProducts(new WooProductQuery(), Ct)));

        Assert.Contains("more objects", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_LargerThanTheCap_IsJudgedByItsStatus()
    {
        using var shop = new FakeShop(configure: options => options.LargestAnswer = Megabyte);
        shop.Answer = _ =>
        {
            var answer = FakeShop.Packed("<html>", new string('x', 4096), 50 * Megabyte, "");
            answer.StatusCode = System.Net.HttpStatusCode.Forbidden;
            return answer;
        };

        Assert.Equal(WooKeyProblem.Refused, (await Assert.ThrowsAsync<WooUnauthorized>(() => shop.Client.GetTaxes(Ct))).Problem);
    }
}
