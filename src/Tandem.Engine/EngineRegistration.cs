using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Alerts;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Pictures;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Warehouse;
using Tandem.Engine.Writes;

namespace Tandem.Engine;

/// <summary>Registers what the product knows. The host adds the two clients, Data Protection and the Orleans silo.</summary>
public static class EngineRegistration
{
    /// <summary>The one door for changes of an order, and who reacts to them.</summary>
    internal static void AddOrderReactions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new OrderChanges(
            provider.GetServices<IOrderReaction>(), provider.GetServices<IShopOrderReaction>(),
            provider.GetServices<IOrderDetailReaction>()));
        services.AddSingleton<IShopOrderReaction, KeepShopSales>();
        services.AddSingleton<IShopOrderReaction, BookShopSales>();
        services.AddSingleton<IShopOrderReaction, FollowReplacements>();
        services.AddSingleton<ItemChanges>();
        services.AddSingleton<IItemReaction, FollowItems>();
        services.AddSingleton<IItemReaction, AskForFile>();
        services.AddSingleton<IItemReaction, EnterItemMoves>();
        services.AddSingleton<IOfferReaction, AdoptLines>();
        services.AddSingleton<IOfferReaction, FindDrift>();
        services.AddSingleton<IOrderReaction, KeepAdjustments>();
        services.AddSingleton<IOrderReaction, FollowCancellations>();
        services.AddSingleton<IOrderReaction, RetakeStock>();
        services.AddSingleton<IOrderReaction, MoveStock>();
        services.AddSingleton<IOrderReaction, EnterBolSales>();
        services.AddSingleton<IOrderReaction, FollowOrders>();
        services.AddSingleton<IOrderReaction, FollowReturns>();
        services.AddSingleton<IOrderReaction, BookReturns>();
        services.AddSingleton<IOrderReaction, FollowDocuments>();
    }

    /// <summary>
    /// In this order they are read: settings before orders that need their rates, offers before orders that need their lines'
    /// offers.
    /// </summary>
    private static void AddSources(this IServiceCollection services)
    {
        services.AddSingleton<WatchSources>();
        services.AddSingleton<ISource, ShopSettingsSource>();
        services.AddSingleton<ISource, ItemSources>();
        services.AddSingleton<ISource, ShopOrderSources>();
        services.AddSingleton<ISource, OfferSources>();
        services.AddSingleton<ISource, BolOrderSources>();
        services.AddSingleton<ISource, LvbStockSource>();
        services.AddSingleton<ISource, ReplenishmentSource>();
        services.AddSingleton<ISource, ShipmentSource>();
        services.AddSingleton<ISource, ReturnSource>();
        services.AddSingleton<ISource, SettlementSource>();
        services.AddSingleton<ISource, OftenReturnedSource>();
        services.AddSingleton<ISource, BuyerSource>();
        services.AddSingleton<ISource, ViesSource>();
        services.AddSingleton<ISource, WatchThreshold>();
        services.AddSingleton<ISource, TidyDocuments>();
        services.AddSingleton<ISource, InvoiceRequestSource>();
        services.AddSingleton<ISource, KeepProof>();
        services.AddSingleton<ISource, TidySource>();
        services.AddSingleton<ISource, KeepHooks>();
    }

    /// <summary>
    /// In this order they decide: links before numbers, the window before what is held back because of it, the shop's numbers
    /// before bol's.
    /// </summary>
    internal static void AddDecisions(this IServiceCollection services)
    {
        services.AddDecision<MatchDue>();
        services.AddDecision<MeasureWindow>();
        services.AddDecision<FindUnreadShops>();
        services.AddDecision<DecideShopStock>();
        services.AddDecision<DecideStock>();
        services.AddDecision<PlanImports>();
        services.AddDecision<MakeDocuments>();
    }

    private static void AddDecision<T>(this IServiceCollection services)
        where T : class, IDecision
    {
        services.AddSingleton<T>();
        services.AddSingleton<IDecision>(provider => provider.GetRequiredService<T>());
    }

    public static IServiceCollection AddTandemEngine(this IServiceCollection services, StorageOptions storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(storage);
        services.AddSingleton<Database>();
        services.AddHostedService<KeepSizes>();
        services.AddOrderReactions();
        services.AddSources();
        services.AddDecisions();
        return services
            .AddJournal()
            .AddSellers()
            .AddUsers()
            .AddLoop()
            .AddWrites()
            .AddCatalog()
            .AddOffers()
            .AddLinks()
            .AddOrders()
            .AddStock()
            .AddPictures()
            .AddExternal()
            .AddWarehouse()
            .AddShipments()
            .AddPrinting()
            .AddSettlement()
            .AddReturns()
            .AddInvoices()
            .AddInvoiceUpload()
            .AddEInvoices()
            .AddProof()
            .AddConnectionsOfSellers()
            .AddMonitoring()
            .AddPages()
            .AddAlerts();
    }
}
