using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>Changing what is set: checked, written down, undone, listed by name.</summary>
public sealed class StockSettingsTests
{
    private static readonly SettingPlace Everything = new(SettingScope.Seller);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Setting_ThatCannotBe_IsNotSaved(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        Assert.Equal(["setting.negative"], Codes(await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: -1), Ct)));
        Assert.Equal(["setting.unknown-place"],
            Codes(await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Item, null, 99), new StockSay(Cap: 1),
                Ct)));
        Assert.Equal(["setting.unknown-place"],
            Codes(await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Category, world.Shop.Id, 99),
                new StockSay(Cap: 1), Ct)));
        Assert.Equal(["setting.chance"],
            Codes(await world.Settings.SetAdaptive(world.Seller, new AdaptiveSay(AdaptiveMode.Apply, 0, 5), Ct)));

        Assert.Empty(await world.Read(db => db.StockSettings.ToListAsync(Ct)));
        Assert.Equal(AdaptiveMode.Off, (await world.SellerRow()).Get<AdaptiveSay>().Mode);
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.DecideDue, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Setting_OfAnotherSellersItem_IsNotSaved(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var other =
            await world.Book.Add(new SellerDraft("Buur", new Uri("https://buur.example"), "ck", "cs", "id", "secret"), Ct);
        var item = await world.Read(db => db.Items.Select(i => i.Key).FirstAsync(Ct));
        Assert.Equal(["setting.unknown-place"],
            Codes(await world.Settings.Set(other.Seller, new SettingPlace(SettingScope.Item, null, item), new StockSay(Cap: 1),
                Ct)));
        Assert.Empty(await world.Read(db => db.StockSettings.ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Setting_OfACategory_IsDecidedForItsOffersAlone(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Category, world.Shop.Id, StockWorld.Kitchen),
            new StockSay(Cap: 1), Ct);
        var due =
            await world.Read(db => db.Offers.Where(o => o.DecideDue).OrderBy(o => o.Key).Select(o => o.OfferId).ToListAsync(Ct));

        // The sixth is a bundle with the fifth, the twelfth one with the eleventh.
        Assert.Equal(["o2", "o4", "o6", "o8", "o10", "o12"], due);
    }

    [Theory, BothDatabases]
    public async Task Change_IsWrittenDown_AndUndone(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var pages = new RulePages(world.Database);
        await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: 5, Safety: 1), Ct);
        await StockWorld.Decide(world);
        var before = await StockWorld.Targets(world);
        await world.Settings.Set(world.Seller, Everything, new StockSay(Treatment: Treatment.ShowNothing), Ct);
        await StockWorld.Decide(world);
        Assert.DoesNotContain((await StockWorld.Targets(world)).Values, t => t > 0);

        var changes = await Changes(world);
        Assert.Equal([("", "Safety=1;Cap=5", false), ("Safety=1;Cap=5", "Treatment=ShowNothing", true)],
            changes.Reverse().Select(c => (c.What["was"], c.What["now"], c.WhyNoUndo is null)));
        Assert.Equal("setting.changed-since", (await world.Trail.Undo(world.Seller, changes[1].Key, Ct))?.Code);

        Assert.Null(await world.Trail.Undo(world.Seller, changes[0].Key, Ct));
        await StockWorld.Decide(world);

        Assert.Equal(before, await StockWorld.Targets(world));
        Assert.Equal(new StockSay(Cap: 5, Safety: 1), (await pages.Of(world.Seller, Everything, Ct)).Say);

        // An undo is a change as well: undone, it is as it was.
        Assert.Null(await world.Trail.Undo(world.Seller, (await Changes(world))[0].Key, Ct));
        Assert.Equal(Treatment.ShowNothing, (await pages.Of(world.Seller, Everything, Ct)).Say.Treatment);
    }

    [Theory, BothDatabases]
    public async Task Undo_OfAdaptive_SaysAgainWhatWasSaid_AndDecidesAgain(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var pages = new RulePages(world.Database);
        var before = await pages.Adaptive(world.Seller, Ct);
        var (odd, other) = (new AdaptiveSay(AdaptiveMode.Apply, 0.123456789, 3), new AdaptiveSay(AdaptiveMode.Propose, 2, 4));
        foreach (var say in new[] { odd, other }) Assert.Empty(await world.Settings.SetAdaptive(world.Seller, say, Ct));
        await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: 5), Ct);
        await StockWorld.Decide(world);

        // Only the newest stands, whatever rules were changed beside it.
        var changes = await Changes(world);
        Assert.Equal([true, true, false], changes.Select(c => c.WhyNoUndo is null));
        Assert.Equal("setting.changed-since", (await world.Trail.Undo(world.Seller, changes[2].Key, Ct))?.Code);

        Assert.Null(await world.Trail.Undo(world.Seller, changes[1].Key, Ct));
        Assert.Equal(odd with { ChancePercent = 0.123457 }, await pages.Adaptive(world.Seller, Ct));
        Assert.True(await world.Read(db => db.Offers.AllAsync(o => o.DecideDue || o.Gone, Ct)));

        // Undone is a change as well: undone again it is what it was; what came before stands no more.
        var again = await Changes(world);
        Assert.Null(await world.Trail.Undo(world.Seller, again[0].Key, Ct));
        Assert.Equal(other, await pages.Adaptive(world.Seller, Ct));
        Assert.NotEqual(before, other);
    }

    [Theory, BothDatabases]
    public async Task Undo_OfAnotherNote_OrAnotherSellers_IsRefused(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var added = await world.Read(db => db.Activities.OrderBy(a => a.Key).Select(a => a.Key).FirstAsync(Ct));
        Assert.Equal("setting.no-undo", (await world.Trail.Undo(world.Seller, added, Ct))?.Code);
        var other =
            await world.Book.Add(new SellerDraft("Buur", new Uri("https://buur.example"), "ck", "cs", "id", "secret"), Ct);
        await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: 5), Ct);
        var change = (await Changes(world))[0];
        Assert.Equal("setting.no-undo", (await world.Trail.Undo(other.Seller, change.Key, Ct))?.Code);
        Assert.Equal(5, await world.Read(db => db.StockSettings.Select(s => s.Cap).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task SameAgain_IsNoChange(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: 5), Ct);
        await StockWorld.Decide(world);
        await world.Settings.Set(world.Seller, Everything, new StockSay(Cap: 5), Ct);
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.DecideDue, Ct)));
        Assert.Single(await Changes(world));
    }

    [Theory, BothDatabases]
    public async Task Rules_AreListedByName_WidestFirst_AndThingsAreFound(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var pages = new RulePages(world.Database);
        async Task<SettingPlace> Found(SettingScope scope, string search) =>
            (await pages.Find(world.Seller, scope, search, 10, Ct)).Single().Place;
        var places = new[]
        {
            await Found(SettingScope.Offer, "ean11"), await Found(SettingScope.Item, "sku-12"),
            await Found(SettingScope.Tag, "uit"), await Found(SettingScope.Category, "KEUKEN"),
            (await pages.Find(world.Seller, SettingScope.Seller, "", 10, Ct)).Single().Place,
        };
        for (var i = 0; i < places.Length; i++)
            Assert.Empty(await world.Settings.Set(world.Seller, places[i], new StockSay(Cap: i), Ct));
        await world.Write(db => db.ProductGroups.Where(g => g.GroupId == StockWorld.Sale).ExecuteDeleteAsync(Ct));

        var listed = await pages.List(world.Seller, 0, 10, Ct);

        Assert.Equal(5, listed.Total);
        Assert.Equal(["Seller:", "Category:Keuken", "Tag:?", "Item:Artikel 12", "Offer:ean11"],
            listed.Rows.Select(r => $"{r.Place.Scope}:{r.Name ?? "?"}"));
        Assert.Equal([4, 3, 2, 1, 0], listed.Rows.Select(r => r.Say.Cap!.Value));

        // What the shop no longer has can still be taken away, and no longer be set.
        Assert.Equal(["setting.unknown-place"],
            Codes(await world.Settings.Set(world.Seller, places[2], new StockSay(Cap: 9), Ct)));
        Assert.Empty(await world.Settings.Set(world.Seller, places[2], new StockSay(), Ct));
        Assert.Equal(4, (await pages.List(world.Seller, 0, 10, Ct)).Total);
    }

    private static Task<IReadOnlyList<ChangeRow>> Changes(World world) =>
        world.Trail.List(world.Seller, ChangeTopic.Stock, null, 10, Ct);

    private static async Task<World> Filled(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await StockWorld.Fill(world, 12);
        await StockWorld.Decide(world);
        return world;
    }

    private static IEnumerable<string> Codes(IEnumerable<Reason> reasons) => reasons.Select(r => r.Code);
}
