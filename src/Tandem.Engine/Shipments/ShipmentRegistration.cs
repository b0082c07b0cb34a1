using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Engine.Shipments;

/// <summary>Registers what belongs to shipments, parcels and labels.</summary>
internal static class ShipmentRegistration
{
    public static IServiceCollection AddShipments(this IServiceCollection services)
    {
        services.AddSingleton<PlanShipments>();
        services.AddSingleton<TellCodes>();
        services.AddSingleton<TakeParcels>();
        services.AddSingleton<ParcelPages>();
        services.AddSingleton<ShipMany>();
        services.AddSingleton<ILane, ShipParcels>();
        services.AddSingleton<ReadShipments>();
        services.AddSingleton<LabelOptions>();
        services.AddSingleton<ChooseLabels>();
        services.AddSingleton<LabelPages>();
        services.AddSingleton<LabelsForMany>();
        services.AddSingleton<PlanLabels>();
        services.AddSingleton<FindPurchase>();
        services.AddSingleton<ILane, BuyLabels>();
        return services;
    }
}
