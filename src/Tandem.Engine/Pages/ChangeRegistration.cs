using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Links;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;

namespace Tandem.Engine.Pages;

/// <summary>Registers the trail of changes, and how each feature undoes those of its settings.</summary>
internal static class ChangeRegistration
{
    public static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ChangeTrail(
            provider.GetRequiredService<Database>(), provider.GetServices<IUndo>()));
        services.AddSingleton<IUndo, UndoRule>();
        services.AddSingleton<IUndo, UndoSource>();
        services.AddSingleton<IUndo, UndoLvbOffer>();
        services.AddSingleton<IUndo, UndoSlipWords>();
        services.AddSingleton<IUndo, UndoSlipLogo>();
        services.AddSingleton<IUndo, UndoGtinKey>();
        services.AddSingleton<IUndo, UndoLead>();
        services.AddSingleton<IUndo, UndoPartPaused>();
        services.AddSingleton<IUndo, UndoSellerPaused>();
        services.AddSingleton<IUndo, UndoGoLive>();
        return services
            .Undo<ChangeStockSettings, AdaptiveSay>(settings => settings.SetAdaptive)
            .Undo<ChangeStockSettings, UnreadSay>(settings => settings.SetUnread)
            .Undo<LvbSettings, LvbSetting>(settings => settings.Save)
            .Undo<ChangeReturnSettings, ReturnSettings>(settings => settings.Save)
            .Undo<StatementPages, LedgerSettings>(pages => pages.Keep)
            .Undo<SetupDrafts, BusinessData>(drafts => drafts.SaveBusiness)
            .UndoOrders<ImportSettings>((choices, was) => choices with { Import = was })
            .UndoOrders<FlowSettings>((choices, was) => choices with { Flow = was })
            .UndoOrders<CancelSettings>((choices, was) => choices with { Cancel = was })
            .UndoOrders<ShippingSettings>((choices, was) => choices with { Shipping = was })
            .UndoOrders<LabelSettings>((choices, was) => choices with { Labels = was });
    }

    /// <summary>How changes of these settings are undone: by their owner's own way to change them.</summary>
    public static IServiceCollection Undo<TOwner, T>(
        this IServiceCollection services, Func<TOwner, Func<TandemDb, SellerId, T, CancellationToken, Task>> change)
        where TOwner : notnull
        where T : class, ISettings<T> =>
        services.AddSingleton<IUndo>(provider => new UndoSettings<T>(change(provider.GetRequiredService<TOwner>())));

    private static IServiceCollection UndoOrders<T>(this IServiceCollection services, Func<OrderChoices, T, OrderChoices> put)
        where T : class, ISettings<T> =>
        services.Undo<ChangeOrderSettings, T>(
            settings => (db, seller, was, ct) => settings.Change(db, seller, choices => put(choices, was), ct));
}
