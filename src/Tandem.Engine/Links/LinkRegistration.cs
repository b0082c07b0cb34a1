using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Links;

/// <summary>Registers what belongs to links.</summary>
internal static class LinkRegistration
{
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddSingleton<LinkByHand>();
        services.AddSingleton<InheritLinks>();
        services.AddSingleton<ChangeMatching>();
        services.AddSingleton<ImportLinks>();
        services.AddSingleton<MatchPages>();
        services.AddSingleton<OfferPages>();
        services.AddSingleton<WriteMatchFiles>();
        services.AddSingleton<IUndo, UndoGtinKey>();
        services.AddSingleton<IUndo, UndoLead>();
        return services;
    }
}
