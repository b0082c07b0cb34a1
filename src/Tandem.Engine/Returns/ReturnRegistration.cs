using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Returns;

/// <summary>Registers what belongs to returns.</summary>
internal static class ReturnRegistration
{
    public static IServiceCollection AddReturns(this IServiceCollection services)
    {
        services.AddSingleton<ReadReturns>();
        services.AddSingleton<ReturnPages>();
        return services;
    }
}
