using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Monitoring;

/// <summary>Registers what belongs to checks and overviews.</summary>
internal static class MonitoringRegistration
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<Checkup>();
        services.AddSingleton<OverviewPages>();
        services.AddSingleton<ActivityPages>();
        return services;
    }
}
