using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.External;

/// <summary>Registers what belongs to the external source.</summary>
internal static class ExternalRegistration
{
    /// <summary>What reads a seller's external source; the rest of it is with the lanes.</summary>
    public static IServiceCollection AddExternalSource(this IServiceCollection services)
    {
        services.TryAddSingleton(new SourceOptions());
        services.AddHttpClient(FetchCsv.HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => FetchCsv.Handler(provider.GetRequiredService<SourceOptions>()));
        services.AddSingleton<FetchCsv>();
        services.AddSingleton<SourceBook>();
        services.AddSingleton<TrySource>();
        services.AddSingleton<UploadStock>();
        services.AddSingleton<ReceiveStock>();
        services.AddSingleton<IUndo, UndoSource>();
        return services;
    }

    public static IServiceCollection AddExternal(this IServiceCollection services) => services.AddExternalSource()
        .AddSingleton<ILane, WatchSource>()
        .AddSingleton<ILane, PushShopStock>();
}
