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

    public override async ValueTask InitializeAsync() =>
        _sandbox = await SandboxHost.Start(new SandboxOptions { Items = 12, StartShoppers = false },
            TestContext.Current.CancellationToken);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
