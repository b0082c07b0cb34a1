using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
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
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Warehouse;
using Tandem.Engine.Writes;

namespace Tandem.Engine;

/// <summary>Registers what the product knows. The host adds the two clients, Data Protection and the Orleans silo.</summary>
public static class EngineRegistration
{
    /// <summary>What reads a seller's external source; the rest of it is with the lanes.</summary>
    internal static void AddExternalSource(this IServiceCollection services)
    {
        services.TryAddSingleton(new SourceOptions());
        services.AddHttpClient(FetchCsv.HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => FetchCsv.Handler(provider.GetRequiredService<SourceOptions>()));
        services.AddSingleton<FetchCsv>();
        services.AddSingleton<SourceBook>();
        services.AddSingleton<TrySource>();
        services.AddSingleton<ReceiveStock>();
    }

    private static void AddLifeCycle(this IServiceCollection services)
    {
        services.TryAddSingleton(new HookAddresses(Public: null));
        services.AddSingleton<CheckKeys>();
        services.AddSingleton<ReplaceKeys>();
        services.AddSingleton<SellerParts>();
        services.AddSingleton<RemoveParts>();
        services.AddSingleton<RemoveHooks>();
    }

    private static void AddShipments(this IServiceCollection services)
    {
        services.AddSingleton<PlanShipments>();
        services.AddSingleton<TellCodes>();
        services.AddSingleton<CarryOut>();
        services.AddSingleton<TakeParcels>();
        services.AddSingleton<ParcelPages>();
        services.AddSingleton<ShopStatuses>();
        services.AddSingleton<ILane, ShipParcels>();
    }

    private static void AddCancellations(this IServiceCollection services)
    {
        services.AddSingleton<ILane, CancelLines>();
        services.AddSingleton<AnswerCancel>();
        services.AddSingleton<CancelPages>();
    }

    /// <summary>The one door for changes of an order, and who reacts to them.</summary>
    internal static void AddOrderReactions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new OrderChanges(
            provider.GetServices<IOrderReaction>(), provider.GetServices<IShopOrderReaction>()));
        services.AddSingleton<IShopOrderReaction, KeepShopSales>();
        services.AddSingleton<IShopOrderReaction, BookShopSales>();
        services.AddSingleton<ItemChanges>();
        services.AddSingleton<IItemReaction, FollowItems>();
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
    }

    private static void AddOrderReadings(this IServiceCollection services)
    {
        services.AddSingleton<ReadBolOrders>();
        services.AddSingleton<ReadReturns>();
        services.AddSingleton<ReadShipments>();
        services.AddSingleton<ReturnPages>();
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
        services.AddDecision<DecideShopStock>();
        services.AddDecision<DecideStock>();
        services.AddDecision<PlanImports>();
    }

    private static void AddDecision<T>(this IServiceCollection services)
        where T : class, IDecision
    {
        services.AddSingleton<T>();
        services.AddSingleton<IDecision>(provider => provider.GetRequiredService<T>());
    }

    private static void AddProof(this IServiceCollection services)
    {
        services.AddSingleton<SettleDrift>();
        services.AddSingleton<JudgeShadows>();
        services.AddSingleton<Hindsight>();
        services.AddSingleton<PruneLedger>();
        services.AddSingleton<ExplainStock>();
        services.AddSingleton<LedgerPages>();
        services.AddSingleton<StatementPages>();
        services.AddSingleton<DriftPages>();
        services.AddSingleton<ShadowPages>();
    }

    private static void AddLabels(this IServiceCollection services)
    {
        services.AddSingleton<LabelOptions>();
        services.AddSingleton<ChooseLabels>();
        services.AddSingleton<LabelPages>();
        services.AddSingleton<LabelDocuments>();
        services.AddSingleton<SlipLooks>();
        services.AddSingleton<LvbPages>();
        services.AddSingleton<PlanLabels>();
        services.AddSingleton<FindPurchase>();
        services.AddSingleton<ReadReplenishments>();
        services.AddSingleton<ILane, BuyLabels>();
    }

    private static void AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<LinkByHand>();
        services.AddSingleton<ChangeMatching>();
        services.AddSingleton<ImportLinks>();
        services.AddSingleton<MatchPages>();
        services.AddSingleton<OfferPages>();
        services.AddSingleton<WriteMatchFiles>();
    }

    public static IServiceCollection AddTandemEngine(this IServiceCollection services, StorageOptions storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Checkpoints());
        services.AddSingleton(storage);
        services.AddSingleton<Database>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Remotes>();
        services.AddSingleton<SellerBook>();
        services.AddLifeCycle();
        services.AddSingleton<HookOwners>();
        services.AddSingleton<ChangeStockSettings>();
        services.AddSingleton<ChangeOrderSettings>();
        services.AddSingleton<PickOrders>();
        services.AddOrderReactions();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<LvbSettings>();
        services.AddExternalSource();
        services.AddProof();
        services.AddMatching();
        services.AddSingleton<PreviewStock>();
        services.AddSingleton<ChooseOffers>();
        services.AddSingleton<RulePages>();
        services.AddSingleton<DryRunPages>();
        services.AddSingleton<Observations>();
        services.AddSingleton<ReadItems>();
        services.AddSingleton<ReadOffers>();
        services.AddSingleton<ReadLvbStock>();
        services.AddSingleton<ReadShopOrders>();
        services.AddSingleton<FindDeletedOrders>();
        services.AddSingleton<ReadPromises>();
        services.AddShipments();
        services.AddLabels();
        services.AddSingleton<NoticeCaches>();
        services.AddSources();
        services.AddDecisions();
        services.AddSingleton<ILane, WatchShop>();
        services.AddSingleton<ILane, WatchBol>();
        services.AddSingleton<ILane, Upkeep>();
        services.AddSingleton<ILane, DecideLane>();
        services.AddSingleton<ILane, PushStock>();
        services.AddSingleton<ILane, ImportOrders>();
        services.AddSingleton<ILane, WatchSource>();
        services.AddSingleton<ILane, PushShopStock>();
        services.AddSingleton<ILane, SwitchLvb>();
        services.AddSingleton<ILane, TellShop>();
        services.AddCancellations();
        services.AddOrderReadings();
        services.AddSingleton<Checkup>();
        services.AddSingleton<OverviewPages>();
        services.AddSingleton<DealtWith>();
        services.AddSingleton<ActivityPages>();
        services.AddSingleton<ItemPages>();
        services.AddSingleton<OrderPages>();
        services.AddTransient<SellerLoop>();
        services.AddHostedService<WakeSellers>();
        return services;
    }
}
