using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;

namespace Tandem.Engine.Pages;

/// <summary>Registers what belongs to what screens show of several features together.</summary>
internal static class PageRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<ChangeOrderSettings>();
        services.AddSingleton<CancelByHand>();
        services.AddSingleton<HomePages>();
        services.AddSingleton<ItemPages>();
        services.AddSingleton<LiveAddress>();
        services.AddSingleton<OrderPages>();
        services.AddSingleton<QuestionPages>();
        services.AddSingleton<SearchEverything>();
        services.AddSingleton<TrailPages>();
        return services
            .UndoOrders<ImportSettings>((choices, was) => choices with { Import = was })
            .UndoOrders<FlowSettings>((choices, was) => choices with { Flow = was })
            .UndoOrders<CancelSettings>((choices, was) => choices with { Cancel = was })
            .UndoOrders<ShippingSettings>((choices, was) => choices with { Shipping = was })
            .UndoOrders<LabelSettings>((choices, was) => choices with { Labels = was });
    }

    private static IServiceCollection UndoOrders<T>(this IServiceCollection services, Func<OrderChoices, T, OrderChoices> put)
        where T : class, ISettings<T> =>
        services.Undo<ChangeOrderSettings, T>(
            settings => (db, seller, was, ct) => settings.Change(db, seller, choices => put(choices, was), ct));
}
