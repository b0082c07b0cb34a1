using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Sellers;

/// <summary>Registers what belongs to sellers, their keys and the trail of changes.</summary>
internal static class SellerRegistration
{
    public static IServiceCollection AddSellers(this IServiceCollection services)
    {
        services.AddSingleton<ShopStatuses>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Remotes>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<ChangeBusinessData>();
        services.AddSingleton(provider => new ChangeTrail(
            provider.GetRequiredService<Database>(), provider.GetServices<IUndo>()));
        return services;
    }
}
