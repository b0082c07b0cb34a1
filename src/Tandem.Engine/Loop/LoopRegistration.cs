using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tandem.Engine.Loop;

/// <summary>Registers what belongs to the loop.</summary>
internal static class LoopRegistration
{
    public static IServiceCollection AddLoop(this IServiceCollection services)
    {
        services.TryAddSingleton(new Checkpoints());
        services.AddSingleton<Observations>();
        services.AddSingleton<ILane, WatchShop>();
        services.AddSingleton<ILane, WatchBol>();
        services.AddSingleton<ILane, Upkeep>();
        services.AddSingleton<ILane, DecideLane>();
        services.AddTransient<SellerLoop>();
        services.AddHostedService<WakeSellers>();
        return services;
    }
}
