using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

/// <summary>
/// One owned seller with a shop and a bol account in a database of its own; time stands still until a test moves it.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _test;

    private World(TestDatabase test)
    {
        _test = test;
        Database = Open(test.Kind, test.ConnectionString);
        Credentials = new Credentials(new EphemeralDataProtectionProvider());
        Book = new SellerBook(Database, Credentials, Clock);
        Settings = new ChangeStockSettings(Database, Clock);
        Trail = new ChangeTrail(Database, [new UndoRule(Settings), new UndoSettings<AdaptiveSay>(Settings.SetAdaptive)]);
    }

    /// <summary>The door for changes of orders, with every feature behind it.</summary>
    public OrderChanges Changes { get; } =
        new([new KeepAdjustments(), new FollowCancellations(), new RetakeStock(), new MoveStock(), new EnterBolSales(),
            new FollowOrders(), new FollowReturns()], [new KeepShopSales(), new BookShopSales()]);

    /// <summary>Every feature that goes by what is read of items.</summary>
    public ItemChanges ItemChanges { get; } = new([new FollowItems(), new EnterItemMoves()]);

    public FakeTimeProvider Clock { get; } = new(Start);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Database Database { get; }

    public Credentials Credentials { get; }

    public SellerBook Book { get; }

    public ChangeStockSettings Settings { get; }

    /// <summary>Who changed what is set about stock, with undo.</summary>
    public ChangeTrail Trail { get; }

    public SellerWork Work { get; private set; } = null!;

    public SellerId Seller => Work.Seller;

    public Shop Shop { get; private set; } = null!;

    public Account Account { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<World> Create(DatabaseKind kind)
    {
        var world = new World(await TestDatabase.Create(kind, Migrated));
        var added =
            await world.Book.Add(new SellerDraft("Pot en Pan", new Uri("https://shop.example"), "ck", "cs", "id", "secret"), Ct);

        // No test here speaks to a remote.
        world.Work = new SellerWork((await Ownership.Take(world.Database, added.Seller, "here", world.Now, Ct))!, null!);
        var view = await world.Work.View(Ct);
        world.Shop = view.Shops[0];
        world.Account = view.Accounts[0];
        return world;
    }

    public static Database Open(DatabaseKind kind, string connectionString) =>
        new(new StorageOptions { Kind = kind, ConnectionString = connectionString });

    public static async Task Migrated(DatabaseKind kind, string connectionString)
    {
        using var database = Open(kind, connectionString);
        await database.Migrate(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        await _test.DisposeAsync();
    }

    public Task<T> Write<T>(Func<TandemDb, Task<T>> work) => Work.Owner.Write(work, Ct);

    public Task Write(Func<TandemDb, Task> work) => Work.Owner.Write(work, Ct);

    public async Task<T> Read<T>(Func<TandemDb, Task<T>> read)
    {
        await using var db = Database.Read();
        return await read(db);
    }

    public async Task<Seller> SellerRow() => (await Work.View(Ct)).Seller;
}
