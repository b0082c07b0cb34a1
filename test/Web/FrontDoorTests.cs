using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>Under which names the dashboard, which has no password, is shown.</summary>
public sealed class FrontDoorTests
{
    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:5080", null, true)]
    [InlineData("LOCALHOST", "http://127.0.0.1:5080", "https://hooks.example", true)]
    [InlineData("[::1]", "http://127.0.0.1:5080", null, true)]
    [InlineData("hooks.example", "http://127.0.0.1:5080", "https://hooks.example", false)]
    [InlineData("rebound.example", "http://127.0.0.1:5080", null, false)]
    [InlineData("", "http://127.0.0.1:5080", null, false)]
    [InlineData("tandem.office.example", "http://0.0.0.0:5080", null, true)]
    [InlineData("hooks.example", "http://0.0.0.0:5080", "https://hooks.example", false)]
    [InlineData("10.0.0.9", "http://10.0.0.9:5080", "https://hooks.example", true)]
    public void Name_IsOurs_OrNot(string host, string listening, string? publicUrl, bool ours) =>
        Assert.Equal(ours, FrontDoor.IsOurs(host, new Uri(listening), publicUrl is null ? null : new Uri(publicUrl)));

    [Theory]
    [InlineData("/hooks/shop/1", true)]
    [InlineData("/api/v1/stock", true)]
    [InlineData("/API/V1/stock", true)]
    [InlineData("/api/v10/stock", false)]
    [InlineData("/api/docs", false)]
    [InlineData("/api/openapi.json", false)]
    [InlineData("/source", false)]
    public void Path_IsForEveryName_OrNot(string path, bool isPublic) => Assert.Equal(isPublic, FrontDoor.IsPublic(path));
}
