using Tandem.Tests.Web;
using Tandem.Web.Hosting;

namespace Tandem.Tests.CommandLine;

/// <summary>The settings of a provider to sign in with, and what <c>tandem doctor</c> says of them.</summary>
public sealed class ElsewhereCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-elsewhere-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Doctor_AsksTheProvider_AndSaysWhereItLeadsBackTo()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TANDEM_DATA"] = _folder,
            ["TANDEM_OIDC__CLIENTID"] = LoginProvider.Client,
            ["TANDEM_OIDC__CLIENTSECRET"] = LoginProvider.Secret,
            ["TANDEM_OIDC__NAME"] = "Huis",
        };
        var provider = await LoginProvider.Start();
        settings["TANDEM_OIDC__AUTHORITY"] = provider.Issuer;
        var well = await Prompt.Say("doctor", settings, Ct);
        Assert.Contains($"ok   Signing in with Huis: {provider.Issuer} answers.", well.Words, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:5080/sign-in/oidc", well.Words, StringComparison.Ordinal);
        Assert.Equal(0, well.Code);

        await provider.DisposeAsync();
        var down = await Prompt.Say("doctor", settings, Ct);
        Assert.Contains("BAD  Signing in with Huis", down.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(LoginProvider.Secret, well.Words + down.Words, StringComparison.Ordinal);
        Assert.Equal(1, down.Code);
    }

    [Theory]
    [InlineData("http://login.example", "id", "https")]
    [InlineData("login.example", "id", "https")]
    [InlineData("https://login.example", null, "TANDEM_OIDC__CLIENTID")]
    [InlineData(null, "id", "TANDEM_OIDC__AUTHORITY")]
    public void HalfASetting_IsSaid(string? authority, string? client, string said)
    {
        var settings = new OidcSettings { Authority = authority, ClientId = client };
        Assert.Contains(said, Assert.Throws<SettingsProblem>(() => settings.Home).Message, StringComparison.Ordinal);
    }
}
