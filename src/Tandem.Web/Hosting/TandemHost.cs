using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;
using Orleans.Configuration;
using Tandem.Bol;
using Tandem.Engine;
using Tandem.Engine.Alerts;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Pictures;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Web.Api;
using Tandem.Web.Door;
using Tandem.Web.Hooks;
using Tandem.Web.Pages;
using Tandem.WooCommerce;

namespace Tandem.Web.Hosting;

/// <summary>Puts one node together: engine, silo, dashboard and webhook endpoints.</summary>
internal static class TandemHost
{
    // Requests are small, and files are uploaded through the page's own connection. More than SmallBody reads, so that who sends
    // a little too much hears why before the line is closed.
    private const int LargestBody = 4 * SmallBody.Largest;

    public static WebApplication Build(TandemSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // No file of settings is watched: what is changed there counts at the next start, and watches are few on a machine.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(TandemHost).Assembly.GetName().Name,
        });
        var door = new FrontDoor(settings);
        builder.WebHost.UseUrls([.. new[] { settings.Listening, settings.OpenDoor }.OfType<Uri>().Select(u => u.ToString())]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.WebHost.UseStaticWebAssets();
        ConfigureLogging(builder.Logging, settings.Quiet);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(settings.Checkpoints);
        AddEngine(services, settings);
        services.AddSingleton<Strangers>();
        services.AddSingleton<ReceiveHooks>();
        services.AddSingleton<ReceiveKeys>();
        services.AddSingleton(new HookAddresses(settings.PublicUrl));
        services.AddSingleton(new AlertVoice(settings.PublicHome ?? settings.AtThisMachine, AlertTexts.Say));
        services.AddApi();
        services.AddDoor(settings.SignsInByItself, settings.Oidc, settings.PublicHome is not null);
        services.AddDashboard();
        builder.UseOrleans(silo => Configure(silo, settings));

        var app = builder.Build();
        door.GuardAll(app);
        app.MapHooks();
        app.MapApi();
        app.MapDashboard();
        return app;
    }

    /// <summary>What commands need that only touch the database.</summary>
    public static ServiceProvider BuildOffline(TandemSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => ConfigureLogging(logging, quiet: true));
        services.AddSingleton(settings.Clock);
        AddEngine(services, settings);
        return services.BuildServiceProvider();
    }

    private static void AddEngine(IServiceCollection services, TandemSettings settings)
    {
        AddStorageAndKeys(services, settings);
        services.AddBol(o =>
        {
            if (settings.BolApi is { } api) o.Api = api;
            if (settings.BolLogin is { } login) o.Login = login;
        });
        services.AddWooCommerce(o => o.AllowUntrustedCertificates = settings.UntrustedShopCertificates);
        services.AddSingleton(settings.Sources);
        services.AddReachOfShops(settings.Shops);
        services.AddSingleton(new ViesOptions(settings.ViesApi));
        services.AddSingleton(new PeppolOptions(settings.PeppolApi));
        services.AddTandemEngine(settings.Storage);
    }

    /// <summary>Brings the schema up to date and runs until it is told to stop.</summary>
    public static async Task Start(WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<Database>().Migrate(ct);
        await app.StartAsync(ct);
    }

    private static void AddStorageAndKeys(IServiceCollection services, TandemSettings settings)
    {
        PrivateFiles.MakeFolder(Path.GetFullPath(settings.Data));
        PrivateFiles.MakeFolder(settings.KeyFolder);
        services.AddSingleton(new PictureOptions { Folder = Path.Combine(settings.Data, "pictures") });
        services.AddDataProtection().SetApplicationName("Tandem").PersistKeysToFileSystem(new DirectoryInfo(settings.KeyFolder));
    }

    private static void ConfigureLogging(ILoggingBuilder logging, bool quiet)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(o => o.SingleLine = true);

        // Standard output is for what a command answers.
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        if (!quiet) logging.AddFilter("Tandem", LogLevel.Information);
        logging.AddFilter("Orleans", quiet ? LogLevel.Error : LogLevel.Warning);
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.AddFilter("Orleans.Runtime.AsyncTimer", LogLevel.Error);
        logging.AddFilter("Polly", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);

        // What a provider answers may name a person: the door says itself what failed.
        logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }

    private static void Configure(ISiloBuilder silo, TandemSettings settings)
    {
        var cluster = settings.Cluster;
        var siloPort = cluster.SiloPort == 0 ? FreePort.Next() : cluster.SiloPort;
        var gatewayPort = cluster.GatewayPort == 0 ? FreePort.Next(besides: siloPort) : cluster.GatewayPort;
        // The owner in the sellers' rows: says which process to look at.
        silo.Configure<SiloOptions>(o => o.SiloName = $"{Environment.MachineName}-{Environment.ProcessId}");
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster.Id, cluster.Id));
        if (settings.Clock != TimeProvider.System)
        {
            // The silo lives on the same clock: a fast one must not make it think that a call takes too long.
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromHours(1));
            silo.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromHours(1));
        }

        if (!cluster.Enabled)
        {
            // A node by itself has nobody to watch, and no reason to declare itself dead on a busy machine.
            silo.Configure<ClusterMembershipOptions>(o => o.LivenessEnabled = false);
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: cluster.Id, clusterId: cluster.Id);
            return;
        }

        if (settings.Database != DatabaseKind.Postgres)
            throw new SettingsProblem(
                "A cluster needs PostgreSQL: set TANDEM_DATABASE=Postgres and TANDEM_CONNECTIONSTRING on every node.");
        silo.ConfigureEndpoints(IPAddress.Parse(cluster.Address), siloPort, gatewayPort, listenOnAnyHostAddress: false);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", settings.Storage.ConnectionString));
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // A dead node's sellers should stand still for seconds, not minutes.
            o.ProbeTimeout = TimeSpan.FromSeconds(2);
            o.NumMissedProbesLimit = 2;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
    }
}
