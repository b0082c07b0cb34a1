using Tandem.Sandbox;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

/// <summary>The contract, asked of a real WooCommerce that may be thrown away: CONTRIBUTING tells how.</summary>
public sealed class RealShopContract : WooContract
{
    protected override WooCredentials Keys
    {
        get
        {
            if (Value("URL") is { } url && Value("KEY") is { } key && Value("SECRET") is { } secret)
                return new WooCredentials(new Uri(url), key, secret);
            Assert.Skip("No real shop: set TANDEM_WOO_URL, TANDEM_WOO_KEY and TANDEM_WOO_SECRET (see CONTRIBUTING).");
            return null!;
        }
    }

    protected override bool AllowUntrusted => Value("INSECURE") == "1";

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable($"TANDEM_WOO_{name}") is { Length: > 0 } value ? value : null;
}

/// <summary>The contract, asked of the sandbox's shop: what it answers is what a real one answers.</summary>
public sealed class SimulatedShopContract : WooContract
{
    private SandboxHost _sandbox = null!;

    protected override WooCredentials Keys => new(_sandbox.Shop, _sandbox.ShopKey, _sandbox.ShopSecret);

    public override async ValueTask InitializeAsync() => _sandbox = await Start(new SandboxOptions().ShopVersion);

    /// <summary>Refunds are the same in every release that is supported.</summary>
    [Theory]
    [InlineData("8.9.3")]
    [InlineData("9.2.3")]
    [InlineData("9.9.5")]
    [InlineData("10.3.0")]
    [InlineData("11.0.1")]
    public async Task Return_OnEachRelease_IsRefundedAlike(string version)
    {
        await _sandbox.DisposeAsync();
        _sandbox = await Start(version);
        await Return_IsRestockedOnlyWhereThatIsAsked();
        await Return_InParts_AddsUpToWhatWasPaid_NetAndVat_AndOnlyThenIsTheOrderRefunded();
        await Return_WithoutMoney_MovesTheStockAlone_AndTheRestIsStillWhole();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static Task<SandboxHost> Start(string version) => SandboxHost.Start(
        new SandboxOptions { Items = 12, StartShoppers = false, ShopVersion = version }, TestContext.Current.CancellationToken);
}
