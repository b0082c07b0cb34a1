using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Offers;

/// <summary>Registers what belongs to offers.</summary>
internal static class OfferRegistration
{
    public static IServiceCollection AddOffers(this IServiceCollection services)
    {
        services.AddSingleton<ReadOffers>();
        return services;
    }
}
