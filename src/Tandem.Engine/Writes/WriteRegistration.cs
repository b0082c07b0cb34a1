using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Writes;

/// <summary>Registers what belongs to the machine that writes.</summary>
internal static class WriteRegistration
{
    public static IServiceCollection AddWrites(this IServiceCollection services)
    {
        services.AddSingleton<CarryOut>();
        return services;
    }
}
