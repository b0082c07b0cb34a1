using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Stock;

/// <summary>Registers what belongs to stock.</summary>
internal static class StockRegistration
{
    public static IServiceCollection AddStock(this IServiceCollection services)
    {
        services.AddSingleton<ChangeStockSettings>();
        services.AddSingleton<PreviewStock>();
        services.AddSingleton<ChooseOffers>();
        services.AddSingleton<RulePages>();
        services.AddSingleton<DryRunPages>();
        services.AddSingleton<IOfferHeritage, InheritRules>();
        services.AddSingleton<ILane, PushStock>();
        return services;
    }
}
