using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tandem.Engine.Pictures;

/// <summary>Registers what belongs to pictures of products.</summary>
internal static class PictureRegistration
{
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.TryAddSingleton(new PictureOptions());
        services.AddSingleton<ProductPictures>();
        return services;
    }
}
