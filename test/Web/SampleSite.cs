using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Bol;
using Tandem.Engine;
using Tandem.Engine.Alerts;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Invoices;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.Web.Door;
using Tandem.Web.Pages;
using Tandem.WooCommerce;

namespace Tandem.Tests.Web;

/// <summary>
/// The screens on rows that a test wrote, without a loop that would change them: each test says itself what happens. The
/// clock runs from a fixed moment, so that pages look the same on every day.
/// </summary>
public sealed class SampleSite : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 13, 30, 0, TimeSpan.Zero);
    private readonly TestDatabase _file;
    private readonly WebApplication _app;

    private SampleSite(TestDatabase file, Database database, WebApplication app)
    {
        (_file, Database, _app) = (file, database, app);
    }

    public string Url => _app.Urls.Single();

    internal Database Database { get; }

    internal static DateTimeOffset Now => Noon;

    /// <summary>With as many sellers as there are names.</summary>
    internal static async Task<SampleSite> Open(params IReadOnlyList<string> sellers)
    {
        var file = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Dashboard).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(new StoodStill(Noon));
        services.AddSingleton(new StorageOptions { Kind = DatabaseKind.Sqlite, ConnectionString = file.ConnectionString });
        services.AddSingleton<Database>();
        services.AddSingleton<OverviewPages>().AddSingleton<ActivityPages>().AddSingleton<DealtWith>().AddSingleton<TellAgain>();
        services.AddSingleton<Engine.Returns.DeskPages>().AddSingleton<Engine.Returns.ReturnDesk>()
            .AddSingleton<Engine.Returns.ReturnFigures>().AddSingleton<Engine.Returns.CustomerWords>()
            .AddSingleton<Engine.Returns.ReturnPhotos>().AddSingleton<Engine.Returns.ChangeReturnSettings>();
        services.AddOrderReactions();
        services.AddSingleton<CancelPages>().AddSingleton<AnswerCancel>().AddSingleton<PickOrders>();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(new Engine.Invoices.Peppol.PeppolOptions(new Uri("http://127.0.0.1:1/")));
        services.AddSellers().AddLinks().AddStock().AddWarehouse().AddPrinting().AddInvoices().AddProof().AddPages();
        services.AddSingleton(new SourceOptions { AllowPrivateAddresses = true }).AddExternalSource();
        services.AddSingleton(new Checkpoints());
        services.AddSingleton<Engine.Shipments.Parcels.TakeParcels>().AddSingleton<Engine.Shipments.Parcels.ParcelPages>();
        services.AddBol(o => (o.Api, o.LoadPublishedLimits, o.ReadAttempts) = (new Uri("http://127.0.0.1:1"), false, 1));
        services.AddWooCommerce();
        services.AddSingleton<LabelOptions>().AddSingleton<ChooseLabels>().AddSingleton<LabelPages>();
        services.AddSingleton<Engine.Shipments.ShipMany>().AddSingleton<LabelsForMany>();
        services.AddSingleton<Engine.Invoices.Upload.AnswerInvoices>();
        services.AddConnectionsOfSellers();
        services.AddSingleton(new Engine.Pictures.PictureOptions()).AddSingleton<Engine.Pictures.ProductPictures>();
        services.AddSingleton(new AlertVoice(new Uri("http://127.0.0.1:5080/"), AlertTexts.Say)).AddAlertBook();
        services.AddSingleton<Engine.Users.People>().AddSingleton<Engine.Users.OneTimeLinks>()
            .AddScoped<Microsoft.AspNetCore.Identity.IUserStore<Engine.Users.User>, Engine.Users.UserRows>();
        services.AddDoor(bySelf: true);
        services.AddDashboard();
        var app = builder.Build();
        app.MapDashboard();

        var database = app.Services.GetRequiredService<Database>();
        var site = new SampleSite(file, database, app);
        for (var i = 0; i < sellers.Count; i++) await site.Add(sellers[i], empty: i > 0);
        await app.StartAsync();
        return site;
    }

    /// <summary>Another seller; the first has a full day behind it, the others nothing.</summary>
    internal async Task Add(string name, bool empty)
    {
        await Database.Write(db =>
        {
            var seller = SellerId.New(Noon);
            if (empty) db.Sellers.Add(new Engine.Sellers.Seller { Id = seller, Name = name, CreatedAt = Noon });
            else new SampleRows(db, seller, Noon).Fill(name);
            return Task.CompletedTask;
        }, CancellationToken.None);

        // Keys of nobody, for a bol that does not answer.
        var keys = _app.Services.GetRequiredService<Credentials>().Seal(new BolCredentials("id", "secret"));
        var file = _app.Services.GetRequiredService<Credentials>().Seal(SampleRows.FileOfStock);
        await Database.Write(
            async db =>
            {
                await db.Accounts.ExecuteUpdateAsync(a => a.SetProperty(x => x.Secret, keys));
                await db.ExternalSources.ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, file));
            }, CancellationToken.None);
        if (!empty) await SampleDocuments.Seal(_app.Services);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Database.Dispose();
        await _file.DisposeAsync();
    }

    private sealed class StoodStill(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
