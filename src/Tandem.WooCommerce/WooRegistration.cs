using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tandem.WooCommerce;

/// <summary>Registers the client.</summary>
public static class WooRegistration
{
    public static IServiceCollection AddWooCommerce(this IServiceCollection services, Action<WooOptions>? configure = null)
    {
        var options = new WooOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<WooClients>();
        services.AddSingleton<WooPictures>();
        foreach (var (name, ofStranger) in new[] { (WooClients.HttpName, false), (WooClients.StrangersName, true) })
        {
            services.AddHttpClient(name, http =>
                {
                    http.Timeout = Timeout.InfiniteTimeSpan;

                    // Firewalls like to refuse who does not say what it is.
                    http.DefaultRequestHeaders.UserAgent.ParseAdd("Tandem");
                })
                .ConfigurePrimaryHttpMessageHandler(provider =>
                    Handler(options, provider.GetService<WooConnect>(), ofStranger));
        }

        return services;
    }

    private static SocketsHttpHandler Handler(WooOptions options, WooConnect? connect, bool ofStranger)
    {
        var handler = new SocketsHttpHandler
        {
            // A write that is sent on to another address may be done twice, or lose its body.
            AllowAutoRedirect = false,

            // All shops share this handler: a cookie of one session must not go along with another's key.
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),

            // Who is a stranger changes from one try to the next: none goes along on the line of another.
            PooledConnectionLifetime = ofStranger ? TimeSpan.Zero : TimeSpan.FromMinutes(5),
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        if (options.AllowUntrustedCertificates)
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        if (connect is not null)
            handler.ConnectCallback = (context, ct) => connect(context.DnsEndPoint, ofStranger, ct);
        return handler;
    }
}
