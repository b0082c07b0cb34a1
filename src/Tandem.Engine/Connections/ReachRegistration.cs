using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>Puts every connection to a shop under what the installation allows.</summary>
public static class ReachRegistration
{
    public static IServiceCollection AddReachOfShops(this IServiceCollection services, ShopOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ReachShops>();
        services.TryAddSingleton<WooConnect>(provider => provider.GetRequiredService<ReachShops>().Connect);
        return services;
    }
}
