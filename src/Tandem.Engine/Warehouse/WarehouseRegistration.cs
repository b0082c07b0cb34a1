using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Warehouse;

/// <summary>Registers what belongs to bol's warehouse.</summary>
internal static class WarehouseRegistration
{
    public static IServiceCollection AddWarehouse(this IServiceCollection services)
    {
        services.AddSingleton<LvbPages>();
        services.AddSingleton<ReadReplenishments>();
        services.AddSingleton<LvbSettings>();
        services.AddSingleton<ReadLvbStock>();
        services.AddSingleton<ILane, SwitchLvb>();
        return services;
    }
}
