using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Offers;

/// <summary>Registers what belongs to offers.</summary>
internal static class OfferServices
{
    public static IServiceCollection AddOffers(this IServiceCollection services)
    {
        services.AddSingleton<ReadOffers>();
        return services;
    }
}
