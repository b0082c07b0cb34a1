using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Alerts;

/// <summary>Registers what tells people when nobody looks.</summary>
internal static class AlertRegistration
{
    /// <summary>What the page about alerts needs; the rest is with the lanes.</summary>
    public static IServiceCollection AddAlertBook(this IServiceCollection services)
    {
        services.TryAddSingleton(AlertVoice.None);
        services.TryAddSingleton(new SourceOptions());
        services.AddHttpClient(SendWebhook.HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => FetchCsv.Handler(provider.GetRequiredService<SourceOptions>()));
        services.AddSingleton<SendEmail>();
        services.AddSingleton<SendWebhook>();
        services.AddSingleton<IAlertSender>(provider => provider.GetRequiredService<SendEmail>());
        services.AddSingleton<IAlertSender>(provider => provider.GetRequiredService<SendWebhook>());
        services.AddSingleton<AlertBook>();
        services.AddSingleton<AlertPages>();
        services.UndoSecret<EmailSettings>("setting.no-undo-alerts");
        services.UndoSecret<WebhookSettings>("setting.no-undo-alerts");
        services.UndoSecret<HeartbeatSettings>("setting.no-undo-alerts");
        return services.Undo<AlertBook, AlertSettings>(book => book.Save);
    }

    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddAlertBook();
        services.AddSingleton<KeepAlerts>();
        services.AddSingleton<DeliverAlerts>();
        services.AddSingleton<BeatHeart>();
        services.AddSingleton<ILane, AlertLane>();
        return services;
    }
}
