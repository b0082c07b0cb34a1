using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>
/// The whole program with both of its doors open on real ports, and one seller whose shop and bol account are nobody's.
/// </summary>
internal sealed class OpenProgram : IAsyncDisposable
{
    private readonly string _folder;
    private readonly TestDatabase _database;

    private OpenProgram(WebApplication app, TandemSettings settings, string folder, TestDatabase database) =>
        (App, Url, Hooks, _folder, _database) = (app, settings.Listening, new Uri(settings.Hooks!), folder, database);

    public WebApplication App { get; }

    /// <summary>The dashboard's door.</summary>
    public Uri Url { get; }

    /// <summary>The door of webhooks and the API.</summary>
    public Uri Hooks { get; }

    public SellerAdded Seller { get; private set; } = null!;

    /// <summary>A token of the seller for the API.</summary>
    public string Token { get; private set; } = "";

    /// <summary>What the shop signs its webhooks with.</summary>
    public string HookSecret { get; private set; } = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<OpenProgram> Start(DatabaseKind kind = DatabaseKind.Sqlite, Action<TandemSettings>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-doors-").FullName;
        var database = await TestDatabase.Create(kind, World.Migrated);
        var settings = new TandemSettings
        {
            Url = $"http://127.0.0.1:{FreePort.Next()}",
            Hooks = $"http://127.0.0.1:{FreePort.Next()}",
            Data = folder,
            Quiet = true,
            SignsInByItself = true,
            Database = kind,
            ConnectionString = database.ConnectionString,
            BolApi = new Uri("http://127.0.0.1:9/"),
            BolLogin = new Uri("http://127.0.0.1:9/token"),
        };
        change?.Invoke(settings);
        var app = TandemHost.Build(settings);
        await TandemHost.Start(app, Ct);
        var open = new OpenProgram(app, settings, folder, database);
        var nobody = new Uri("http://127.0.0.1:9/");
        open.Seller = await open.Get<SellerBook>().Add(new SellerDraft("Proefwinkel", nobody, "ck", "cs", "id", "secret"), Ct);
        open.Token = await open.Get<ApiTokens>().Add(open.Seller.Seller, new ApiTokenDraft("test", ApiScope.All), Ct);
        await using var db = open.Get<Database>().Read();
        open.HookSecret = open.Get<Credentials>()
            .Open((await db.Shops.SingleAsync(s => s.Id == open.Seller.Shop, Ct)).HookSecret);
        return open;
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
