using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers.Changes;

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
        services.AddSingleton<IUndo, UndoRule>();
        return services
            .Undo<ChangeStockSettings, AdaptiveSay>(settings => settings.SetAdaptive)
            .Undo<ChangeStockSettings, UnreadSay>(settings => settings.SetUnread);
    }
}
