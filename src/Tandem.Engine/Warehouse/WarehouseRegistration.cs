using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers.Changes;

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
        services.AddSingleton<IUndo, UndoLvbOffer>();
        return services.Undo<LvbSettings, LvbSetting>(settings => settings.Save);
    }
}
