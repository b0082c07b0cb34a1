using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Sellers;

/// <summary>Registers what belongs to sellers and their keys.</summary>
internal static class SellerRegistration
{
    public static IServiceCollection AddSellers(this IServiceCollection services)
    {
        services.AddSingleton<ShopStatuses>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Remotes>();
        services.AddSingleton<ApiTokens>();
        return services;
    }
}
