using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Pictures;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Storage;
using Tandem.Web.Hosting;
using PngFile = Tandem.Tests.Printing.Pictures;

namespace Tandem.Tests.Pictures;

/// <summary>Pictures of items from a shop over HTTP: once, small, from no other host of this machine, never waited for.</summary>
public sealed class ProductPicturesTests : IAsyncLifetime
{
    private static readonly byte[] Png = PngFile.Png(30, 30);
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-pictures-").FullName;
    private TestDatabase _file = null!;
    private FileServer _shop = null!;
    private ServiceProvider _services = null!;
    private SellerAdded _seller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ProductPictures Pictures => _services.GetRequiredService<ProductPictures>();

    public async ValueTask InitializeAsync()
    {
        _file = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        _shop = await FileServer.Start();
        _services = TandemHost.BuildOffline(new TandemSettings { Data = _folder, ConnectionString = _file.ConnectionString });
        _seller = await _services.GetRequiredService<SellerBook>()
            .Add(new SellerDraft("Pot en Pan", Root(_shop), "ck", "cs", "id", "secret"), Ct);
        _shop.Instead = Give(Png);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _shop.DisposeAsync();
        await _file.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Picture_IsFetchedOnce_WithoutAKey_AndThenComesFromDisk()
    {
        var item = await Item(Root(_shop) + "wp-content/uploads/mok.png");
        Assert.Equal(("image/png", Png), await Of(item));
        Assert.Equal(("image/png", Png), await Of(item));
        Assert.Null(Assert.Single(_shop.Requests).Authorization);

        // Another program on the same folder needs the shop no more than this one.
        await _shop.DisposeAsync();
        await using var again = TandemHost.BuildOffline(
            new TandemSettings { Data = _folder, ConnectionString = _file.ConnectionString });
        Assert.NotNull(await again.GetRequiredService<ProductPictures>().Of(_seller.Seller, item, Ct));
    }

    [Fact]
    public async Task Small_WhereTheShopHasNone_IsFollowedByTheWhole()
    {
        var paths = new List<string>();
        _shop.Instead = http =>
        {
            lock (paths) paths.Add(http.Request.Path);
            if (http.Request.Path.Value!.Contains("150x150", StringComparison.Ordinal)) http.Response.StatusCode = 404;
            else return Give(Png)(http);
            return Task.CompletedTask;
        };
        Assert.NotNull(await Pictures.Of(_seller.Seller, await Item(Root(_shop) + "wp-content/uploads/mok.png"), Ct));
        Assert.Equal(["/wp-content/uploads/mok-150x150.png", "/wp-content/uploads/mok.png"], paths);
    }

    [Fact]
    public async Task NoPicture_IsAskedForOnce()
    {
        byte[][] odd = ["<svg onload='alert(1)'/>"u8.ToArray(), [], [.. Png, .. new byte[ProductPictures.Largest]]];
        foreach (var file in odd)
        {
            _shop.Instead = Give(file);
            var before = _shop.Requests.Count;
            var item = await Item($"{Root(_shop)}p{file.Length}");
            for (var i = 0; i < 2; i++) Assert.Null(await Pictures.Of(_seller.Seller, item, Ct));
            Assert.Equal(before + 1, _shop.Requests.Count);
        }
    }

    /// <summary>The shop may be on this machine where one seller owns it; what the shop points at may not.</summary>
    [Fact]
    public async Task AnotherHost_OfThisMachine_IsNeverAsked()
    {
        await using var inside = await FileServer.Start();
        inside.Instead = Give(Png);
        Assert.Null(await Pictures.Of(_seller.Seller, await Item(Root(inside) + "a.png"), Ct));
        _shop.Instead = http =>
        {
            http.Response.Redirect(Root(inside) + "b.png");
            return Task.CompletedTask;
        };
        Assert.Null(await Pictures.Of(_seller.Seller, await Item(Root(_shop) + "c.png"), Ct));
        Assert.Null(await Pictures.Of(_seller.Seller, await Item("file:///etc/hostname"), Ct));
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task Shop_ThatHangs_IsWaitedForOnce_AndThenLeftInPeace()
    {
        _shop.Instead = http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        var items = new List<long>();
        for (var i = 0; i < 12; i++) items.Add(await Item($"{Root(_shop)}{i}.png"));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(items.Select(async item => Assert.Null(await Pictures.Of(_seller.Seller, item, Ct))));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);

        // It would answer now; requests that it was still to see are not counted.
        _shop.Instead = Give(Png);
        watch.Restart();
        Assert.Empty(await Pictures.Of(_seller.Seller, items, TimeSpan.FromSeconds(30), Ct));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 3);
    }

    [Fact]
    public async Task Many_ComeAsFarAsTheTimeGoes()
    {
        var (quick, slow) = (await Item(Root(_shop) + "quick.png"), await Item(Root(_shop) + "slow.png"));
        _shop.Instead = http => http.Request.Path.Value!.Contains("slow", StringComparison.Ordinal)
            ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : Give(Png)(http);
        Assert.NotNull(await Pictures.Of(_seller.Seller, quick, Ct));
        var found = await Pictures.Of(_seller.Seller, [quick, slow], TimeSpan.FromMilliseconds(300), Ct);
        Assert.Equal(quick, Assert.Single(found).Key);
    }

    [Fact]
    public async Task Seller_WhoIsPaused_OrIsAnother_HasNoneFetched()
    {
        var item = await Item(Root(_shop) + "a.png");
        Assert.Null(await Pictures.Of(SellerId.New(DateTimeOffset.UnixEpoch), item, Ct));
        await Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.PausedAt, World.Start), Ct));
        Assert.Null(await Pictures.Of(_seller.Seller, item, Ct));
        Assert.Empty(_shop.Requests);
    }

    private static Func<HttpContext, Task> Give(byte[] file) => async http => await http.Response.Body.WriteAsync(file);

    private static Uri Root(FileServer server) => new(new Uri(server.Url), "/");

    private async Task<(string, byte[])?> Of(long item) =>
        await Pictures.Of(_seller.Seller, item, Ct) is { } picture ? (picture.Type, picture.File) : null;

    private async Task<long> Item(string picture)
    {
        var item = new Item
        {
            SellerId = _seller.Seller,
            ShopId = _seller.Shop,
            ProductId = Random.Shared.NextInt64(1, 1_000_000_000),
            Name = "Mok",
            Picture = picture,
        };
        await Write(async db =>
        {
            db.Items.Add(item);
            await db.SaveChangesAsync(Ct);
        });
        return item.Key;
    }

    private Task Write(Func<TandemDb, Task> work) => _services.GetRequiredService<Database>().Write(work, Ct);
}
