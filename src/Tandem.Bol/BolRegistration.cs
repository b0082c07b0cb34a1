using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tandem.Bol;

/// <summary>Registers bol's client.</summary>
public static class BolRegistration
{
    /// <summary>The name of the HTTP client that everything for bol goes through.</summary>
    public const string HttpClientName = "bol";

    // Of the login and of the table of limits; answers of the API are read with a cap of their own.
    private const long LargestBuffer = 4 * 1024 * 1024;

    /// <summary>
    /// Adds <see cref="BolClients"/> and <see cref="BolWebhookSignature"/>; the clock is the registered
    /// <see cref="TimeProvider"/>, else the system's.
    /// </summary>
    public static IServiceCollection AddBol(this IServiceCollection services, Action<BolOptions>? configure = null)
    {
        var options = services.AddOptions<BolOptions>();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BolClients>();
        services.TryAddSingleton<BolWebhookSignature>();
        // The client times requests itself, and follows no redirect: the token is for bol's own host only.
        services.AddHttpClient(HttpClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestBuffer;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services;
    }
}
