using Microsoft.Extensions.DependencyInjection;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Tests.Pages;

/// <summary>Clients of remotes that are nobody's.</summary>
internal static class Clients
{
    public static Remotes Of(Credentials credentials)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddBol(o => (o.Api, o.LoadPublishedLimits, o.ReadAttempts) = (new Uri("http://127.0.0.1:1"), false, 1));
        services.AddWooCommerce();
        var built = services.BuildServiceProvider();
        return new Remotes(credentials, built.GetRequiredService<BolClients>(), built.GetRequiredService<WooClients>());
    }
}
