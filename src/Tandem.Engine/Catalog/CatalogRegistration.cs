using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Catalog;

/// <summary>Registers what belongs to items.</summary>
internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<ReadItems>();
        services.AddSingleton<NoticeCaches>();
        return services;
    }
}
