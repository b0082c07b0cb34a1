using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tandem.Bol;
using Tandem.Engine;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Web.Door;
using Tandem.Web.Pages;
using Tandem.WooCommerce;

namespace Tandem.Bench.Pages;

/// <summary>
/// The dashboard over real HTTP, without a loop that would change its rows meanwhile: on a fresh SQLite file, or on a fresh
/// database of the PostgreSQL server that <c>BENCH_POSTGRES</c> names.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private PageServer(string folder, WebApplication app) => (_folder, _app) = (folder, app);

    public Uri Url => new(_app.Urls.Single());

    public static async Task<PageServer> Open(int size, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-pages-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Dashboard).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton(new Checkpoints());
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var nowhere = new Uri("http://127.0.0.1:9/");
        services.AddBol(o => (o.Api, o.Login, o.LoadPublishedLimits, o.ReadAttempts) = (nowhere, nowhere, false, 1));
        services.AddWooCommerce();
        var server = Environment.GetEnvironmentVariable("BENCH_POSTGRES");
        var storage = server is null
            ? new StorageOptions
            {
                Kind = DatabaseKind.Sqlite,
                ConnectionString = $"Data Source={Path.Combine(folder, "pages.db")}",
            }
            : new StorageOptions { Kind = DatabaseKind.Postgres, ConnectionString = $"{server};Database=pages_{size}" };
        if (server is not null) await Run(server, $"DROP DATABASE IF EXISTS pages_{size} WITH (FORCE)", ct);
        services.AddTandemEngine(storage);
        services.AddDoor(bySelf: true);
        services.AddDashboard();

        // Nobody wakes a seller: there is no loop here.
        foreach (var woken in services.Where(s => s.ServiceType == typeof(IHostedService)
            && s.ImplementationType?.Assembly == typeof(Database).Assembly).ToList()) services.Remove(woken);
        var app = builder.Build();
        app.MapDashboard();

        var database = app.Services.GetRequiredService<Database>();
        await database.Migrate(ct);
        var book = app.Services.GetRequiredService<SellerBook>();
        var seller = await book.Add(new SellerDraft("bench", nowhere, "ck", "cs", "id", "secret"), ct);
        await book.GoLive(seller.Seller, [Module.Stock, Module.Orders, Module.Shipments], ct);
        await new ManyRows(database, seller.Seller).Fill(size, TimeProvider.System.GetUtcNow(), ct);

        // As the program, or the server, does by itself within minutes.
        await database.LearnSizes(ct);
        if (server is not null) await Run(storage.ConnectionString, "VACUUM ANALYZE", ct);
        await app.StartAsync(ct);
        return new PageServer(folder, app);
    }

    private static async Task Run(string connectionString, string statement, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
