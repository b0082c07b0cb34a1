using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Connections;

/// <summary>Registers what belongs to connecting, pausing and removing shops and accounts.</summary>
internal static class ConnectionRegistration
{
    public static IServiceCollection AddConnectionsOfSellers(this IServiceCollection services)
    {
        services.TryAddSingleton(new HookAddresses(Public: null));
        services.AddSingleton<CheckKeys>();
        services.AddSingleton<ReplaceKeys>();
        services.AddSingleton<SellerParts>();
        services.AddSingleton<RemoveParts>();
        services.AddSingleton<RemoveHooks>();
        services.AddSingleton<SellerBook>();
        services.AddSingleton<HookOwners>();
        services.AddSingleton<ShopChecklist>();
        services.AddSingleton<SetupDrafts>();
        services.AddSingleton<TryDraft>();
        services.AddSingleton<AuthorizeShop>();
        services.AddHostedService<ForgetSecrets>();
        services.AddSingleton<IUndo, UndoPartPaused>();
        services.AddSingleton<IUndo, UndoSellerPaused>();
        services.AddSingleton<IUndo, UndoGoLive>();
        return services.Undo<SetupDrafts, BusinessData>(drafts => drafts.SaveBusiness);
    }
}
