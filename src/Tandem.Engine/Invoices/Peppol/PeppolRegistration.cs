using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Registers what belongs to e-invoices over Peppol.</summary>
internal static class PeppolRegistration
{
    /// <summary>What pages need; Peppol is off where nobody says where the access point is.</summary>
    public static IServiceCollection AddPeppol(this IServiceCollection services)
    {
        services.TryAddSingleton(new PeppolOptions(null));
        services.AddHttpClient(StorecoveAccessPoint.HttpName, http =>
            (http.Timeout, http.MaxResponseContentBufferSize) =
                (StorecoveAccessPoint.Patience, StorecoveAccessPoint.LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<IAccessPoint, StorecoveAccessPoint>();
        services.AddSingleton(provider => new AnswerEInvoices(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<Documents.DocumentSeal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ChangePeppol(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<Credentials>(), provider.GetRequiredService<PeppolOptions>(),
            provider.GetRequiredService<IAccessPoint>(), provider.GetRequiredService<TimeProvider>()));
        return services.UndoSecret<PeppolSettings>("setting.no-undo-peppol");
    }

    public static IServiceCollection AddEInvoices(this IServiceCollection services) =>
        services.AddSingleton<ILane, SendEInvoices>();
}
