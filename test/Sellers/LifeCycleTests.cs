using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sellers;

/// <summary>
/// Keys are replaced, shops, accounts and sellers are paused and removed, and one retailer is never two accounts.
/// </summary>
public sealed class LifeCycleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Keys_AreTriedFirst_AndThenUsedByTheSameOffersAndOrders(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle();
        var (shop, account) = (await Shop(stage), await Account(stage));
        var keys = new BolCredentials(stage.Rehearsal.Host.OtherBolClientId, stage.Rehearsal.Host.BolClientSecret);

        Assert.Equal("keys.bol-unknown",
            (await stage.Get<ReplaceKeys>().OfAccount(stage.Seller, account, keys with { ClientSecret = "wrong" }, Ct))?.Code);
        Assert.Equal(
            "keys.unknown",
            (await stage.Get<ReplaceKeys>()
                .OfShop(stage.Seller, shop, new WooCredentials(stage.Rehearsal.Host.Shop, "ck_wrong", "cs_wrong"), Ct))?.Code);
        var before = await stage.Read(db => db.Offers.CountAsync(Ct));
        Assert.Null(await stage.Get<ReplaceKeys>().OfAccount(stage.Seller, account, keys, Ct));

        await stage.Settle();
        Assert.Equal(before, await stage.Read(db => db.Offers.CountAsync(Ct)));
        Assert.Equal(1, await stage.Read(db => db.Accounts.CountAsync(Ct)));
        Assert.False(await stage.Read(db => db.Observations.AnyAsync(o => o.Failures > 0, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task SecondKeysOfTheSameRetailer_AreNoSecondAccount(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var keys = new BolCredentials(stage.Rehearsal.Host.OtherBolClientId, stage.Rehearsal.Host.BolClientSecret);

        var problem = await stage.Get<CheckKeys>().OfAccount(null, keys, Ct);

        Assert.Equal("keys.same-retailer", problem?.Code);
        Assert.Null(await stage.Get<CheckKeys>().OfAccount(await Account(stage), keys, Ct));
    }

    /// <summary>A new seller, or another shop of one: pasted in another form, it is the same shop.</summary>
    [Theory, EitherDatabase]
    public async Task ShopThatAnySellerHas_IsNoNewShop(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var host = stage.Rehearsal.Host;
        foreach (var address in new[] { host.Shop, new Uri(host.Shop, "wp-admin/admin.php?page=wc-settings") })
        {
            var keys = new WooCredentials(address, host.ShopKey, host.ShopSecret);
            var problem = await stage.Get<CheckKeys>().OfShop(null, keys, Ct);
            Assert.Equal("keys.same-shop", problem?.Code);
            Assert.Null(await stage.Get<SellerBook>().AddShop(stage.Seller, "Nog eens", keys, Ct));
            Assert.Null(await stage.Get<CheckKeys>().OfShop(await Shop(stage), keys, Ct));
        }

        await stage.Work.Owner.Write(
            db => db.Shops.ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, "https://another.example/"), Ct), Ct);
        Assert.Null(await stage.Get<CheckKeys>().OfShop(null, new WooCredentials(host.Shop, host.ShopKey, host.ShopSecret), Ct));
    }

    [Theory, EitherDatabase]
    public async Task TwoAccountsThatShowTheSameOffers_StopNoDeciding(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var host = stage.Rehearsal.Host;
        Assert.NotNull(await stage.Get<SellerBook>()
            .AddAccount(stage.Seller, "Nog eens", new BolCredentials(host.OtherBolClientId, host.BolClientSecret), Ct));

        await stage.Settle();

        Assert.False(await stage.Read(db => db.Offers.AnyAsync(o => o.DecideDue && !o.Gone, Ct)));
        Assert.True(await stage.Read(async db => await db.Offers.Select(o => o.AccountId).Distinct().CountAsync(Ct) == 2));
    }

    [Theory, EitherDatabase]
    public async Task PausedAccount_IsNotReadNorWritten_UntilItRunsAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        var parts = stage.Get<SellerParts>();
        var account = (await parts.List(stage.Seller, Ct)).Single(p => !p.IsShop);
        await parts.Pause(stage.Seller, account, true, Ct);
        var read = await LastReading();

        await stage.Rehearsal.Ledger(HttpMethod.Post,
            $"shoppers/order?side=shop&gtin={Tandem.Sandbox.Shoppers.Seeding.Gtin(2)}&units=1");
        await stage.Settle();
        Assert.Equal(read, await LastReading());
        Assert.False(
            await stage.Read(db => db.Intents.AnyAsync(i => i.Kind == IntentKind.Stock && i.State == IntentState.Planned, Ct)));

        await parts.Pause(stage.Seller, account, false, Ct);
        await stage.Settle();
        Assert.True(await LastReading() > read);
        var (shop, bol) = await stage.Shown(2);
        Assert.Equal(shop, bol);

        Task<DateTimeOffset?> LastReading() =>
            stage.Read(db => db.Observations.Where(o => o.Part == account.Id).MaxAsync(o => o.BeganAt, Ct));
    }

    [Theory, EitherDatabase]
    public async Task PausedShop_GetsNoOrder_AlsoWhereItsImportWasPlanned(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(1);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        Assert.Equal(IntentState.Planned, await Import());

        var parts = stage.Get<SellerParts>();
        var shop = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(stage.Seller, shop, true, Ct);
        await stage.Settle(2);
        Assert.Equal(IntentState.Planned, await Import());

        await parts.Pause(stage.Seller, shop, false, Ct);
        await stage.Settle(2);
        Assert.Equal(IntentState.Confirmed, await Import());

        Task<IntentState> Import() =>
            stage.Read(db => db.Intents.Where(i => i.Kind == IntentKind.Import).Select(i => i.State).SingleAsync(Ct));
    }

    [Theory, EitherDatabase]
    public async Task PausedShop_ThatRunsAgain_IsReadAgain_ByTheOwnerThatPassedItOver(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var parts = stage.Get<SellerParts>();
        foreach (var part in await parts.List(stage.Seller, Ct))
        {
            await parts.Pause(stage.Seller, part, true, Ct);
            stage.Clock.Advance(TimeSpan.FromHours(1));
            await stage.Run(Lane.WatchShop, Lane.WatchBol);

            await parts.Pause(stage.Seller, part, false, Ct);
            var now = stage.Clock.GetUtcNow();
            await stage.Run(Lane.WatchShop, Lane.WatchBol);
            Assert.All(
                await stage.Read(db => db.Observations.Where(o => o.SellerId == stage.Seller && o.Part == part.Id)
                    .ToListAsync(Ct)),
                source => Assert.True(source.SucceededAt >= now, $"{source.Source} was last read at {source.SucceededAt:O}"));
        }
    }

    [Theory, EitherDatabase]
    public async Task PausedSeller_HasNoOwner_AndNobodyTakesIt(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.Get<SellerParts>().Pause(stage.Seller, true, Ct);

        await Assert.ThrowsAsync<OwnershipLost>(() => stage.Work.Owner.Write(_ => Task.CompletedTask, Ct));
        Assert.Null(await Ownership.Take(stage.Get<Database>(), stage.Seller, "here", stage.Clock.GetUtcNow(), Ct));

        await stage.Get<SellerParts>().Pause(stage.Seller, false, Ct);
        Assert.NotNull(await Ownership.Take(stage.Get<Database>(), stage.Seller, "here", stage.Clock.GetUtcNow(), Ct));
    }

    [Theory, EitherDatabase]
    public async Task RemovedAccount_GoesToZeroFirst_AndLeavesItsOrders(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle();
        var host = stage.Rehearsal.Host;
        await stage.Get<SellerBook>().AddAccount(stage.Seller, "Nog een", new BolCredentials("other", host.BolClientSecret), Ct);
        var part = (await stage.Get<SellerParts>().List(stage.Seller, Ct)).Single(p => !p.IsShop && p.Name == "Proefwinkel");
        var remove = stage.Get<RemoveParts>();
        var plan = await remove.Plan(stage.Seller, part, Ct);
        Assert.True(plan is { Showing: > 0, OpenOrders: 1, IsLast: false, WritesStock: true }, plan.ToString());

        Assert.Equal(plan.Showing, await remove.ToZero(stage.Seller, part, Ct));
        await stage.Settle();
        Assert.Equal(0, await remove.ToZero(stage.Seller, part, Ct));
        Assert.Equal(0, (await stage.Shown(2)).Bol);

        Assert.True(await remove.Remove(stage.Seller, part, Ct));
        Assert.Equal((0, 0, 1), await stage.Read(async db =>
            (await db.Offers.CountAsync(Ct), await db.LinkParts.CountAsync(Ct), await db.Orders.CountAsync(Ct))));
        await stage.Settle();
        Assert.False(await remove.Remove(stage.Seller, part with { Id = (await Account(stage)).Value }, Ct));
    }

    [Theory, EitherDatabase]
    public async Task RemovedShop_TakesItsLinksAlong_AndTheRestGoesOn(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.Get<SellerBook>()
            .AddShop(stage.Seller, "Nog een", new WooCredentials(new Uri("https://elders.example"), "ck", "cs"), Ct);
        var part = (await stage.Get<SellerParts>().List(stage.Seller, Ct)).Single(p => p.IsShop && p.Name == "Proefwinkel");

        Assert.True(await stage.Get<RemoveParts>().Remove(stage.Seller, part, Ct));

        Assert.Equal((0, 0), await stage.Read(async db => (await db.Items.CountAsync(Ct), await db.LinkParts.CountAsync(Ct))));
        await stage.Run(Lane.Decide);
        Assert.False(await stage.Read(db => db.Observations.AnyAsync(o => o.Part == part.Id, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task RemovedSeller_LeavesNoRow(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle();

        await stage.Get<RemoveParts>().Remove(stage.Seller, false, Ct);

        var left = await stage.Read(async db =>
        {
            var tables = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
            {
                await using var command =
                    Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
                await db.Database.OpenConnectionAsync(Ct);
#pragma warning disable CA2100 // The name of a table of our own model.
                command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
#pragma warning restore CA2100
                if (Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture) > 0)
                    tables.Add(table);
            }

            return tables;
        });
        Assert.Empty(left);
        Assert.Equal(default, await new WatchSources(
            stage.Get<Observations>(), [], stage.Clock, stage.Get<ILogger<WatchSources>>()).Run(Lane.WatchBol, stage.Work, Ct));
    }

    private static Task<Engine.Values.ShopId> Shop(Stage stage) => stage.Read(db => db.Shops.Select(s => s.Id).SingleAsync(Ct));

    private static Task<Engine.Values.AccountId> Account(Stage stage) =>
        stage.Read(db => db.Accounts.Select(a => a.Id).SingleAsync(Ct));
}
