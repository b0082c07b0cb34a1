using Microsoft.Extensions.DependencyInjection;

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
        return services;
    }
}
