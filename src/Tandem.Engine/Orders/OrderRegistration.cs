using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Orders;

/// <summary>Registers what belongs to orders, cancellations and the shop's orders.</summary>
internal static class OrderRegistration
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<ILane, CancelLines>();
        services.AddSingleton<AnswerCancel>();
        services.AddSingleton<CancelPages>();
        services.AddSingleton<ReadBolOrders>();
        services.AddSingleton<PickOrders>();
        services.AddSingleton<ReadShopOrders>();
        services.AddSingleton<FindDeletedOrders>();
        services.AddSingleton<ReadPromises>();
        services.AddSingleton<ILane, ImportOrders>();
        services.AddSingleton<ILane, TellShop>();
        services.AddSingleton<TellAgain>();
        return services;
    }
}
