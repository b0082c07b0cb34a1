using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>What a change of the rules would do, against what it then does.</summary>
public sealed class PreviewTests
{
    private const int Offers = 26;

    private static readonly Gen<int?> Number = Gen.Int[0, 9].Nullable();

    private static readonly Gen<StockSay> Says = Gen.Select(
        Number, Pick.One<int?>(null, null, 0, 30, 100), Number, Number, Pick.One<int?>(null, null, null, 3), Number, Number,
        Pick.One<Treatment?>(null, null, null, Treatment.Follow, Treatment.HandsOff, Treatment.ShowNothing),
        (safety, percent, cap, minimum, always, assumed, backorders, treatment) =>
            new StockSay(safety, percent, cap, minimum > cap ? cap : minimum, always, assumed, backorders, treatment));

    private static readonly Gen<(SettingScope Scope, int Which, StockSay Say)> Changes =
        Gen.Select(Pick.One(Enum.GetValues<SettingScope>()), Gen.Int[1, Offers], Says);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public Task Preview_IsWhatIsThenDecided(DatabaseKind kind) => Changes.Array[12].SampleAsync(async changes =>
    {
        await using var world = await World.Create(kind);
        await StockWorld.Fill(world, Offers);
        await StockWorld.Decide(world);
        var preview = new PreviewStock(world.Database, world.Clock);
        foreach (var (scope, which, say) in changes)
        {
            var place = await Place(world, scope, which);
            var before = await StockWorld.Targets(world);

            var shown = await preview.Of(world.Seller, place, say, 1000, Ct).LastAsync(Ct);
            Assert.Equal(before, await StockWorld.Targets(world));
            Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.DecideDue, Ct)));

            Assert.Empty(await world.Settings.Set(world.Seller, place, say, Ct));
            await StockWorld.Decide(world);
            AssertShown(shown, before, await StockWorld.Targets(world));
        }
    }, iter: 4);

    [Theory, BothDatabases]
    public async Task PreviewOfAdaptive_IsWhatIsThenDecided(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await StockWorld.Fill(world, Offers);
        await StockWorld.Decide(world);
        var preview = new PreviewStock(world.Database, world.Clock);
        var touched = 0;
        foreach (var say in new AdaptiveSay[] { new(AdaptiveMode.Apply, 0.0001, 5), new(AdaptiveMode.Apply, 1, 2),
            new(AdaptiveMode.Off, 1, 2) })
        {
            var before = await StockWorld.Targets(world);
            var shown = await preview.Of(world.Seller, say, 1000, Ct).LastAsync(Ct);
            Assert.Empty(await world.Settings.SetAdaptive(world.Seller, say, Ct));
            await StockWorld.Decide(world);
            AssertShown(shown, before, await StockWorld.Targets(world));
            touched += shown.Touched;
        }

        Assert.True(touched > 0, "the world must have something to hold back");
    }

    [Theory, BothDatabases]
    public async Task Proposal_SaysWhatWouldBeHeldBack_AndChangesNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await StockWorld.Fill(world, Offers);
        await StockWorld.Decide(world);
        var before = await StockWorld.Targets(world);
        var say = new AdaptiveSay(AdaptiveMode.Propose, 0.0001, 5);
        Assert.Empty(await world.Settings.SetAdaptive(world.Seller, say, Ct));
        await StockWorld.Decide(world);
        Assert.Equal(before, await StockWorld.Targets(world));

        var list = await new PreviewStock(world.Database, world.Clock).Of(world.Seller, say, 1000, Ct).LastAsync(Ct);
        var first = list.Rows[0];
        var page = (await new Engine.Pages.ItemPages(world.Database, world.Clock).Of(world.Seller, first.ItemKey!.Value, Ct))!;

        var proposal = page.Offers.Single(o => o.Key == first.OfferKey).Proposal!;
        Assert.Equal("stock.adaptive-proposed", proposal.Code);
        Assert.Equal(first.Why.Facts, proposal.Facts);
        Assert.NotEqual("", proposal["adaptive"]);
    }

    [Theory, BothDatabases]
    public async Task Preview_OfManyOffers_GrowsToTheWhole(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await StockWorld.Fill(world, 1_203);

        var answers = await new PreviewStock(world.Database, world.Clock)
            .Of(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Treatment: Treatment.ShowNothing), 5, Ct)
            .ToListAsync(Ct);

        Assert.Equal([500, 1_203], answers.Select(a => a.Looked));
        Assert.Equal([false, true], answers.Select(a => a.IsComplete));
        Assert.Equal(5, answers[^1].Rows.Count);
        Assert.True(answers[0].Touched > 0 && answers[0].Touched < answers[1].Touched);
    }

    [Theory, BothDatabases]
    public async Task Preview_OfNobody_IsNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var preview = new PreviewStock(world.Database, world.Clock);
        Assert.Empty(await preview.Of(SellerId.New(world.Now), new SettingPlace(SettingScope.Seller), new StockSay(Cap: 1), 5, Ct)
            .ToListAsync(Ct));
        var none = await preview.Of(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Cap: 1), 5, Ct)
            .ToListAsync(Ct);
        Assert.Equal((0, true), (none.Single().Touched, none.Single().IsComplete));
    }

    private static void AssertShown(StockPreview shown, Dictionary<long, int?> before, Dictionary<long, int?> after)
    {
        Assert.True(shown.IsComplete);
        var changed = after.Where(t => before[t.Key] != t.Value).OrderBy(t => t.Key).Select(t => (t.Key, before[t.Key], t.Value))
            .ToList();
        Assert.Equal(changed, shown.Rows.Select(r => (r.OfferKey, r.Before, r.After)));
        Assert.Equal(changed.GroupBy(c => DiffRule.Of(c.Item2, c.Value)).ToDictionary(g => g.Key, g => g.Count()), shown.Counts);
        Assert.Equal(changed.Sum(c => (long)(c.Value ?? 0) - (c.Item2 ?? 0)), shown.Units);
    }

    private static async Task<SettingPlace> Place(World world, SettingScope scope, int which) => scope switch
    {
        SettingScope.Category => new SettingPlace(scope, world.Shop.Id, StockWorld.Kitchen),
        SettingScope.Tag => new SettingPlace(scope, world.Shop.Id, StockWorld.Sale),
        SettingScope.Item =>
            new SettingPlace(scope, null,
                await world.Read(db => db.Items.Where(i => i.Name == $"Artikel {which}").Select(i => i.Key).SingleAsync(Ct))),
        SettingScope.Offer => new SettingPlace(scope, null, await StockWorld.KeyOf(world, $"o{which}")),
        _ => new SettingPlace(scope),
    };
}
