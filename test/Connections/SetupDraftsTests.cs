using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Connections;

/// <summary>A seller in the making: what is kept, for how long, and that it becomes one seller.</summary>
public sealed class SetupDraftsTests
{
    private static readonly Uri ShopUrl = new("https://shop.example/");

    private static readonly BusinessData Business = new()
    {
        Business = "Pot en Pan",
        Street = "Kade 1",
        Postcode = "3511ab",
        City = "Utrecht",
        VatNumber = "NL123456782B01",
        RegisterNumber = "12345678",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Setup_GoesOnWhereItWasLeft_AndBecomesOneSeller_WithoutItsKeysStaying(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        Assert.Null(await bench.Drafts.Open(Ct));
        var id = (await bench.Drafts.Begin(Ct)).Id;
        Assert.Equal(id, (await bench.Drafts.Begin(Ct)).Id);
        Assert.Equal(SetupStep.Business, (await bench.Drafts.Open(Ct))!.Furthest);
        Assert.Contains("VatNumber", (await bench.Drafts.SaveBusiness(id, Business with { VatNumber = "x" }, Ct)).Keys);
        Assert.Empty(await bench.Drafts.SaveBusiness(id, Business, Ct));
        var at = (await bench.Drafts.Open(Ct))!;
        Assert.Equal((SetupStep.Shop, SetupStep.Shop), (at.Step, at.Furthest));
        Assert.Null(await bench.Drafts.Connect(id, "nl", Ct));

        await bench.Drafts.SaveShop(id, new WooCredentials(ShopUrl, "ck_key-of-shop", "cs_secret-of-shop"), Ct);
        await bench.Drafts.SaveBol(id, new BolCredentials("client-of-bol", "secret-of-bol"), Ct);
        var kept = await bench.Row(id);
        Assert.DoesNotContain("of-shop", kept.ShopSecret, StringComparison.Ordinal);
        Assert.DoesNotContain("of-bol", kept.BolSecret, StringComparison.Ordinal);

        var sellers = new HashSet<SellerId?>
        {
            await bench.Drafts.Connect(id, "en", Ct), await bench.Drafts.Connect(id, "en", Ct),
        };
        var seller = Assert.Single(sellers)!.Value;
        await using (var db = bench.Database.Read())
        {
            var row = await db.Sellers.SingleAsync(Ct);
            Assert.Equal(("Pot en Pan", "3511 AB", "en"),
                (row.Name, row.Get<BusinessData>().Postcode, row.Get<FlowSettings>().NoteLanguage));
            Assert.DoesNotContain(Enum.GetValues<Module>(), row.Writes);
        }

        kept = await bench.Row(id);
        Assert.Equal((null, null, seller, SetupStep.Match), (kept.ShopSecret, kept.BolSecret, kept.SellerId, kept.Step));
        Assert.NotNull(kept.ConnectedAt);
        Assert.Empty(await bench.Drafts.SaveBusiness(id, Business with { Business = "Pan en Pot" }, Ct));
        await bench.Drafts.MoveTo(id, SetupStep.DryRun, Ct);
        var left = (await bench.Drafts.Open(Ct))!;
        Assert.Equal(("Pan en Pot", SetupStep.DryRun), (left.Business.Business, left.Step));

        await using (var db = bench.Database.Read())
        {
            var note = await db.Activities.SingleAsync(a => a.Setting == BusinessData.Name, Ct);
            Assert.Contains("Pan en Pot", note.What["now"], StringComparison.Ordinal);
            var trail = new ChangeTrail(bench.Database, [new UndoSettings<BusinessData>(bench.Drafts.SaveBusiness)]);
            Assert.Null(await trail.Undo(seller, note.Key, Ct));
            Assert.Equal("Pot en Pan", await db.Sellers.Select(s => s.Name).SingleAsync(Ct));
        }

        await bench.Drafts.Finish(id, Ct);
        Assert.Null(await bench.Drafts.Open(Ct));
        Assert.NotEqual(id, (await bench.Drafts.Begin(Ct)).Id);
    }

    [Theory, BothDatabases]
    public async Task ConnectedTwiceAtOnce_IsOneSeller(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        var id = await bench.Filled();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.Drafts.Connect(id, "nl", Ct)));

        Assert.Single(made.Distinct());
        await using var db = bench.Database.Read();
        Assert.Equal(1, await db.Sellers.CountAsync(Ct));
    }

    /// <summary>Two that write one shop would both import its orders and set its stock.</summary>
    [Theory, BothDatabases]
    public async Task Shop_ThatAnotherSellerHas_IsNotConnected(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        var first = await bench.Filled();
        Assert.NotNull(await bench.Drafts.Connect(first, "nl", Ct));
        await bench.Drafts.Finish(first, Ct);

        var second = await bench.Filled();
        Assert.Null(await bench.Drafts.Connect(second, "nl", Ct));

        Assert.Null((await bench.Row(second)).ConnectedAt);
        await using var db = bench.Database.Read();
        Assert.Equal(1, await db.Sellers.CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task KeysThatNobodyCameBackFor_AndLinksThatWorkNoMore_AreForgotten(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        var id = await bench.Filled();
        var links = new OneTimeLinks(bench.Database, bench.Clock);
        var forget = new ForgetSecrets(bench.Database, bench.Clock, NullLogger<ForgetSecrets>.Instance);
        var secret = await links.ForKeeper(Ct);
        bench.Clock.Advance(TimeSpan.FromHours(23));
        await forget.Run(Ct);
        Assert.NotNull(await links.Find(secret, Ct));
        Assert.NotNull((await bench.Row(id)).ShopSecret);

        bench.Clock.Advance(ForgetSecrets.Kept);
        await forget.Run(Ct);
        var kept = await bench.Row(id);
        Assert.Equal((null, null, ShopUrl.ToString()), (kept.ShopSecret, kept.BolSecret, kept.ShopUrl));
        await using var db = bench.Database.Read();
        Assert.Equal(0, await db.OneTimeLinks.CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task Keys_ThatAShopPosts_AreTakenByTheirState_OfTheLastHalfHour_AsOftenAsTheyCome(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        var id = (await bench.Drafts.Begin(Ct)).Id;
        var page = (await bench.Authorize().Start(id, ShopUrl, new Uri("http://127.0.0.1:5080/connect/woocommerce"), Ct))!;
        var asked = System.Web.HttpUtility.ParseQueryString(page.Query);
        var state = asked["user_id"]!;
        Assert.StartsWith("https://shop.example/wc-auth/v1/authorize?", page.ToString(), StringComparison.Ordinal);
        Assert.Equal(("read_write", "https://tandem.example/hooks/connect/woocommerce", 64),
            (asked["scope"], asked["callback_url"], state.Length));
        Assert.DoesNotContain(state, (await bench.Row(id)).StateHash, StringComparison.OrdinalIgnoreCase);

        Assert.False(await bench.Authorize().Take(state[..63] + "x", "ck_a", "cs_a", Ct));
        Assert.False(await bench.Authorize().Take(state, "key", "secret", Ct));
        Assert.True(await bench.Authorize().Take(state, "ck_first", "cs_first", Ct));
        Assert.True(await bench.Authorize().Take(state, "ck_second", "cs_second", Ct));
        Assert.Equal("ck_second", bench.Credentials.OpenShop(ShopUrl.ToString(), (await bench.Row(id)).ShopSecret!).ConsumerKey);

        // What a person pasted is not replaced by a post.
        await bench.Drafts.SaveShop(id, new WooCredentials(ShopUrl, "ck_second", "cs_second"), Ct);
        Assert.False(await bench.Authorize().Take(state, "ck_late", "cs_late", Ct));

        bench.Clock.Advance(AuthorizeShop.Patience);
        Assert.False(await bench.Authorize().Take(state, "ck_third", "cs_third", Ct));
        Assert.Equal("ck_second", bench.Credentials.OpenShop(ShopUrl.ToString(), (await bench.Row(id)).ShopSecret!).ConsumerKey);
    }

    [Theory]
    [InlineData(null, "https://shop.example/", "authorize.no-address")]
    [InlineData("http://tandem.example/", "https://shop.example/", "authorize.no-https")]
    [InlineData("https://tandem.example/", "https://shop.example/", null)]
    [InlineData("http://127.0.0.1:5081/", "http://127.0.0.1:9/", null)]
    [InlineData("http://127.0.0.1:5081/", "https://shop.example/", "authorize.no-https")]
    public void Shop_GivesItsKeysItself_WhereItCanReachTandem(string? address, string shop, string? why) =>
        Assert.Equal(why, new AuthorizeShop(null!, null!, null!, new HookAddresses(address is null ? null : new Uri(address)),
            new FakeTimeProvider()).WhyNot(new Uri(shop))?.Code);

    [Theory, BothDatabases]
    public async Task RemovedSeller_TakesItsSetupAlong(DatabaseKind kind)
    {
        await using var bench = await Bench.Open(kind);
        var seller = (await bench.Drafts.Connect(await bench.Filled(), "nl", Ct))!.Value;

        await new RemoveParts(bench.Database, bench.Clock).Remove(seller, false, Ct);

        Assert.Null(await bench.Drafts.Open(Ct));
    }

    private sealed class Bench : IAsyncDisposable
    {
        private readonly TestDatabase _test;

        private Bench(TestDatabase test)
        {
            _test = test;
            Database = World.Open(test.Kind, test.ConnectionString);
            Drafts = new SetupDrafts(Database, Credentials, new SellerBook(Database, Credentials, Clock), Clock);
        }

        public FakeTimeProvider Clock { get; } = new(World.Start);

        public Credentials Credentials { get; } = new(new EphemeralDataProtectionProvider());

        public Database Database { get; }

        public SetupDrafts Drafts { get; }

        public static async Task<Bench> Open(DatabaseKind kind) => new(await TestDatabase.Create(kind, World.Migrated));

        public AuthorizeShop Authorize() =>
            new(Database, Drafts, Credentials, new HookAddresses(new Uri("https://tandem.example/")), Clock);

        public async Task<Guid> Filled()
        {
            var id = (await Drafts.Begin(Ct)).Id;
            await Drafts.SaveBusiness(id, Business, Ct);
            await Drafts.SaveShop(id, new WooCredentials(ShopUrl, "ck_a", "cs_a"), Ct);
            await Drafts.SaveBol(id, new BolCredentials("client", "secret"), Ct);
            return id;
        }

        public async Task<SetupDraft> Row(Guid id)
        {
            await using var db = Database.Read();
            return await db.SetupDrafts.SingleAsync(d => d.Id == id, Ct);
        }

        public async ValueTask DisposeAsync()
        {
            Database.Dispose();
            await _test.DisposeAsync();
        }
    }
}
