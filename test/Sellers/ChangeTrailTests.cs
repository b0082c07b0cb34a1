using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;
using Tandem.Engine.Alerts;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Pages;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sellers;

/// <summary>Every change of a setting is written down, and undone where it still stands.</summary>
public sealed class ChangeTrailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-changes-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each kind of setting: changed, undone, and undone again, which is the change.</summary>
    [Theory, BothDatabases]
    public async Task EveryChange_IsWrittenDown_AndUndone(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        await using var services = Services(test);
        var (seller, shop, second) = await Seller(services);
        T Get<T>()
            where T : notnull => services.GetRequiredService<T>();
        var parts = await Get<SellerParts>().List(seller, Ct);
        (string Setting, Func<Task> Change, Func<Task<object?>> Now)[] all =
        [
            ("stock.adaptive", () => Get<ChangeStockSettings>().SetAdaptive(seller, new(AdaptiveMode.Apply, 1, 4), Ct),
                async () => await Get<RulePages>().Adaptive(seller, Ct)),
            ("stock.unread", () => Get<ChangeStockSettings>().SetUnread(seller, new UnreadSay(null), Ct),
                async () => await Get<RulePages>().Unread(seller, Ct)),
            ("stock.rule", () => Get<ChangeStockSettings>().Set(seller, new(SettingScope.Seller), new StockSay(Cap: 7), Ct),
                async () => (await Get<RulePages>().Of(seller, new(SettingScope.Seller), Ct)).Say),
            ("stock.source", () => Get<SourceBook>().Save(seller, new SourceDraft(StockSource.Api), Ct),
                async () => (await Get<SourceBook>().Of(seller, Ct)).Settings.Kind),
            ("offers.lvb", () => Get<LvbSettings>().Save(seller, new(true, 2, new LvbPromise("BOL_DELIVERY_PROMISE")), Ct),
                async () => await Get<LvbSettings>().Of(seller, Ct)),
            ("proof.ledger", () => Get<StatementPages>().Keep(seller, 30, Ct),
                async () => (await Get<StatementPages>().Of(seller, 1, Ct)).LedgerDays),
            ("orders.import", () => Orders(c => c with { Import = c.Import with { Lvb = true } }), OrdersNow),
            ("orders.flow", () => Orders(c => c with { Flow = c.Flow with { SentStatuses = ["packed"] } }), OrdersNow),
            ("orders.cancel", () => Orders(c => c with { Cancel = c.Cancel with { FollowShop = true } }), OrdersNow),
            ("shipments.shipping", () => Orders(c => c with { Shipping = c.Shipping with { AlarmHours = 9 } }), OrdersNow),
            ("shipments.labels", () => Orders(c => c with { Labels = c.Labels with { MostPerLabel = new Money(500) } }),
                OrdersNow),
            ("alerts.choices", () => Get<AlertBook>().Save(seller, new AlertSettings { Weekly = true }, Ct),
                async () => (await Get<AlertPages>().Of(seller, true, Ct))!.Settings.Weekly),
            ("printing.slip", () => Get<SlipLooks>().Say(seller, "Pot en Pan", "Binnen 30 dagen", "Dans les 30 jours", Ct),
                async () => (await Get<SlipLooks>().Of(seller, Ct)).Sender),
            ("matching.gtin-key", () => Get<ChangeMatching>().SetGtinKey(seller, shop, "meta:_ean", Ct),
                async () => await Ask(db => db.Shops.Where(s => s.Id == shop).Select(s => s.GtinKey).SingleAsync(Ct))),
            ("matching.leading-shop", () => Get<ChangeMatching>().Lead(seller, second, Ct),
                async () => await Ask(db => db.Shops.OrderBy(s => s.Rank).Select(s => s.Name).FirstAsync(Ct))),
            ("channels.paused", () => Get<SellerParts>().Pause(seller, parts[0], true, Ct),
                async () => (await Get<SellerParts>().List(seller, Ct)).Single(p => p.Id == parts[0].Id).Paused),
            ("sellers.running", () => Get<SellerParts>().Pause(seller, true, Ct),
                async () => await Get<SellerParts>().PausedSince(seller, Ct) is not null),
        ];
        var trail = Get<ChangeTrail>();
        foreach (var (setting, change, now) in all)
        {
            var before = await Text(now);
            await change();
            var changed = await Text(now);
            Assert.NotEqual(before, changed);
            var row = await Newest();
            Assert.Equal((setting, Actor.Screen), (await SettingOf(row.Key), row.By));
            Assert.Null(row.WhyNoUndo);

            Assert.Null(await trail.Undo(seller, row.Key, Ct));
            Assert.Equal(before, await Text(now));
            var undo = await Newest();
            Assert.Equal((setting, row.What["now"], row.What["was"]),
                (await SettingOf(undo.Key), undo.What["was"], undo.What["now"]));

            // An undo is a change; what it undid does not stand any more.
            Assert.Equal("setting.changed-since", (await trail.Undo(seller, row.Key, Ct))?.Code);
            Assert.Null(await trail.Undo(seller, undo.Key, Ct));
            Assert.Equal(changed, await Text(now));
        }

        Assert.Empty(await trail.List(seller, ChangeTopic.Tokens, null, 10, Ct));
        Assert.Equal(6, (await trail.List(seller, ChangeTopic.Links, null, 100, Ct)).Count);

        Task Orders(Func<OrderChoices, OrderChoices> change) => Get<ChangeOrderSettings>().Change(seller, change, Ct);
        async Task<object?> OrdersNow() => JsonSerializer.Serialize(await Get<ChangeOrderSettings>().Of(seller, Ct));
        async Task<string?> Text(Func<Task<object?>> now) => (await now())?.ToString();
        async Task<ChangeRow> Newest() => (await trail.List(seller, null, null, 1, Ct)).Single();
        Task<string?> SettingOf(long key) =>
            Ask(db => db.Activities.Where(a => a.Key == key).Select(a => a.Setting).SingleAsync(Ct));
        async Task<T> Ask<T>(Func<TandemDb, Task<T>> query)
        {
            await using var db = Get<Database>().Read();
            return await query(db);
        }
    }

    /// <summary>What would need a secret, or a look at what it would write, says why it stays.</summary>
    [Theory, BothDatabases]
    public async Task Secrets_AreNotWrittenDown_AndWhatNeedsThem_IsNotUndone(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        await using var services = Services(test);
        var (seller, _, _) = await Seller(services);
        var trail = services.GetRequiredService<ChangeTrail>();
        var book = services.GetRequiredService<SellerBook>();
        var tokens = services.GetRequiredService<ApiTokens>();
        var token = await tokens.Add(seller, new ApiTokenDraft("Kassa", [ApiScope.StockWrite]), Ct);
        await tokens.Revoke(seller, (await tokens.List(seller, Ct))[0].Key, Ct);
        await book.AddAccount(seller, "Belgisch", new BolCredentials("id-2", "bol-secret"), Ct);
        var source = services.GetRequiredService<SourceBook>();
        var file = new SourceDraft(StockSource.Csv, "https://supplier.example/stock?key=url-secret", "user", "file-secret");
        Assert.Null(await source.Save(seller, file, Ct));
        Assert.Null(await source.Save(seller, new SourceDraft(StockSource.Shop), Ct));
        await TellWithSecrets(services.GetRequiredService<AlertBook>(), seller);
        await book.GoLive(seller, [Module.Orders], Ct);
        await book.Observe(seller, [Module.Orders], Ct);

        var rows = await trail.List(seller, null, null, 200, Ct);
        var written = string.Join('\n', rows.Select(r => r.What.ToString()));
        string[] secrets = [token, "bol-secret", "url-secret", "file-secret", "ck_", "cs_", "mail-secret", "hook-", "beat-s"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
        Assert.Equal("setting.no-undo-observing", rows[0].WhyNoUndo?.Code);
        Assert.Equal("setting.changed-since", rows[1].WhyNoUndo?.Code);
        Assert.Contains(rows, r => r.WhyNoUndo?.Code == "setting.no-undo-address");
        Assert.Equal(["alerts.heartbeat", "alerts.webhook", "alerts.webhook", "alerts.email"],
            rows.Where(r => r.WhyNoUndo?.Code == "setting.no-undo-alerts").Select(r => r.What["setting"]));
        Assert.Contains(rows, r => r.What["now"].Contains("\"Url\":\"replaced\"", StringComparison.Ordinal));
        Assert.Equal(4, rows.Count(r => r.What.Code is "seller.token-added" or "seller.token-revoked" or "seller.source-access"));
        Assert.All(rows.Where(r => r.What.Code.StartsWith("seller.token", StringComparison.Ordinal)),
            r => Assert.NotNull(r.WhyNoUndo));
        foreach (var row in rows.Where(r => r.WhyNoUndo is not null))
            Assert.Equal(row.WhyNoUndo!.Code, (await trail.Undo(seller, row.Key, Ct))?.Code);

        // Going live is taken back, by whoever says so.
        await book.GoLive(seller, [Module.Orders], Ct);
        Actor.Is("Anna");
        Assert.Null(await trail.Undo(seller, (await trail.List(seller, ChangeTopic.Live, null, 1, Ct))[0].Key, Ct));
        var last = (await trail.List(seller, ChangeTopic.Live, null, 1, Ct))[0];
        Assert.Equal(("seller.observing", "Anna"), (last.What.Code, last.By));
    }

    private static async Task TellWithSecrets(AlertBook alerts, SellerId seller)
    {
        var mail = new EmailDraft(
            "smtp.example", 587, MailSecurity.StartTls, "anna", "mail-secret", false, "a@shop.example", "b@shop.example");
        Assert.Null(await alerts.Save(seller, mail, Ct));
        foreach (var path in new[] { "hook-one", "hook-two", "hook-two" })
        {
            var hook = new WebhookDraft($"https://hooks.example/{path}", WebhookForm.Slack, null, false);
            Assert.Null(await alerts.Save(seller, hook, Ct));
        }

        Assert.Null(await alerts.Save(seller, new HeartbeatDraft("https://beat.example/beat-secret", false, 5), Ct));
    }

    private ServiceProvider Services(TestDatabase test) => TandemHost.BuildOffline(new TandemSettings
    {
        Data = _folder,
        Database = test.Kind,
        ConnectionString = test.ConnectionString,
        Clock = new FakeTimeProvider(World.Start),
    });

    private static async Task<(SellerId Seller, ShopId Shop, ShopId Second)> Seller(ServiceProvider services)
    {
        var book = services.GetRequiredService<SellerBook>();
        var added = await book.Add(
            new SellerDraft("Pot en Pan", new Uri("https://shop.example"), "ck_1", "cs_1", "id", "secret"), Ct);
        var second = await book.AddShop(
            added.Seller, "Tweede", new WooCredentials(new Uri("https://other.example"), "ck_2", "cs_2"), Ct);
        return (added.Seller, added.Shop, second!.Value);
    }
}
