using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>The first sync as a difference per offer, and going live with a few of them.</summary>
public sealed class DryRunTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public Task Differences_InSql_AreThoseOfTheRule(DatabaseKind kind) =>
        Gen.Select(Gen.Int[0, 12].Nullable(), Gen.Int[0, 12].Nullable(), Gen.Bool).Array[40].SampleAsync(async offers =>
        {
            await using var world = await World.Create(kind);
            await world.Write(db =>
            {
                for (var i = 0; i < offers.Length; i++)
                {
                    var offer = NewOffer(world, $"o{i}");
                    (offer.Shows, offer.Target) = (offers[i].Item1, offers[i].Item2);
                    offer.DecidedAt = offers[i].Item3 ? World.Start : null;
                    db.Offers.Add(offer);
                }

                return Task.CompletedTask;
            });
            var pages = new DryRunPages(world.Database);

            var rows = (await pages.List(world.Seller, new DiffFilter(), 0, 200, Ct)).Rows
                .ToDictionary(r => r.OfferId, r => r.Diff);

            for (var i = 0; i < offers.Length; i++)
                Assert.Equal(offers[i].Item3 ? DiffRule.Of(offers[i].Item1, offers[i].Item2) : StockDiff.Undecided,
                    rows[$"o{i}"]);
            var head = (await pages.Head(world.Seller, Ct))!;
            Assert.Equal(rows.Values.GroupBy(d => d).ToDictionary(g => g.Key, g => g.Count()), head.Counts);
            Assert.Equal((0, offers.Length), (head.LiveOffers, head.OtherOffers));
        }, iter: 3);

    [Theory, BothDatabases]
    public async Task Now_IsWhatShoppersSee_LessTheSalesSince_OrWhatWasWrittenSince(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(async db =>
        {
            var (sold, written) = (NewOffer(world, "sold"), NewOffer(world, "written"));
            (sold.ShownAmount, sold.ShownCorrected, sold.ReadAt, sold.Confirmed, sold.ConfirmedSentAt) =
                (9, 7, World.Start, 9, World.Start.AddHours(-1));
            (written.ShownAmount, written.ShownCorrected, written.ReadAt, written.Confirmed, written.ConfirmedSentAt) =
                (9, 7, World.Start, 4, World.Start.AddSeconds(1));
            sold.DecideDue = written.DecideDue = true;
            db.Offers.AddRange(sold, written);
            await db.SaveChangesAsync(Ct);
            var order = new Engine.Orders.Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = "A1",
                PlacedAt = World.Start.AddSeconds(5),
                FirstSeenAt = world.Now
            };
            order.Lines.Add(new Engine.Orders.OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = "L1",
                OfferKey = sold.Key,
                PlacedAt = order.PlacedAt,
                Quantity = 2
            });
            db.Orders.Add(order);
        });
        await StockWorld.Decide(world);
        var rows = (await new DryRunPages(world.Database).List(world.Seller, new DiffFilter(), 0, 10, Ct)).Rows;
        Assert.Equal([("sold", 5), ("written", 4)], rows.Select(r => (r.OfferId, r.Now!.Value)));
    }

    [Theory, BothDatabases]
    public async Task List_IsFilteredSearchedAndPaged_RiskiestFirst(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 30);
        var pages = new DryRunPages(world.Database);
        var all = await pages.List(world.Seller, new DiffFilter(), 0, 200, Ct);
        Assert.Equal(30, all.Total);
        Assert.Equal(all.Rows.Select(r => r.Diff).Order(), all.Rows.Select(r => r.Diff));
        Assert.Equal(all.Rows.Skip(10).Take(7).Select(r => r.OfferKey),
            (await pages.List(world.Seller, new DiffFilter(), 10, 7, Ct)).Rows.Select(r => r.OfferKey));

        var zero = await pages.List(world.Seller, new DiffFilter(Diff: StockDiff.ToZero), 0, 200, Ct);
        Assert.Equal(all.Rows.Count(r => r.Diff == StockDiff.ToZero), zero.Total);
        Assert.All(zero.Rows, r => Assert.Equal((0, StockDiff.ToZero), (r.Then, r.Diff)));

        Assert.Equal(["o12"], (await pages.List(world.Seller, new DiffFilter(Search: "sku-12"), 0, 10, Ct)).Rows
            .Select(r => r.OfferId));
        Assert.Equal(["o7"], (await pages.List(world.Seller, new DiffFilter(Search: "EAN7"), 0, 10, Ct)).Rows
            .Select(r => r.OfferId));
        Assert.Empty((await pages.List(world.Seller, new DiffFilter(Search: "100%"), 0, 10, Ct)).Rows);
        var bundle = (await pages.List(world.Seller, new DiffFilter(Search: "o6"), 0, 10, Ct)).Rows.Single();
        Assert.Equal(2, bundle.Parts);
    }

    [Theory, BothDatabases]
    public async Task AnEanIsFound_TypedInGroups_AndWordsOfAnItemThatIsGone(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 12);
        await world.Write(async db =>
        {
            (await db.Offers.SingleAsync(o => o.OfferId == "o7", Ct)).Ean = "8712345000011";
            var sold = await db.LinkParts.Where(p => db.Offers.Any(o => o.Key == p.OfferKey && o.OfferId == "o8"))
                .Select(p => p.ItemKey).FirstAsync(Ct);
            var item = await db.Items.SingleAsync(i => i.Key == sold, Ct);
            (item.Name, item.Gone) = ("Blauwe Zeppelin", true);
        });

        Assert.Equal(["o7"], await Found(" 87 12345 00001 1"));
        Assert.Equal(["o8"], await Found("blauwe zeppelin"));
        Assert.Empty(await Found("o 7"));

        async Task<IEnumerable<string>> Found(string text) =>
            (await new DryRunPages(world.Database).List(world.Seller, new DiffFilter(Search: text), 0, 10, Ct)).Rows
                .Select(r => r.OfferId);
    }

    [Theory, BothDatabases]
    public async Task All_GoesThroughEveryOffer_Once(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 1_100);
        var rows = await new DryRunPages(world.Database).All(world.Seller, new DiffFilter(), Ct).Select(r => r.OfferId)
            .ToListAsync(Ct);
        Assert.Equal(1_100, rows.Count);
        Assert.Equal(1_100, rows.Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task Chosen_GoLive_AndNothingElseIsPlanned(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 12);
        var choose = new ChooseOffers(world.Database, world.Clock);

        // A choice of long ago is not part of this one.
        await world.Write(db => db.Offers.Where(o => o.OfferId == "o3")
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Chosen, true), Ct));

        Assert.Equal(2,
            await choose.GoLive(world.Seller,
                new OfferPick([await StockWorld.KeyOf(world, "o2"), await StockWorld.KeyOf(world, "o4")]), Ct));
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await StockWorld.Decide(world);
        Assert.Equal("o2 o4", await StockWorld.Planned(world));
        Assert.True((await world.SellerRow()).OnlyChosen(Module.Stock));

        // One more joins them.
        Assert.Equal(1,
            await choose.GoLive(world.Seller, new OfferPick(Filter: new DiffFilter(Live: false, Search: "sku-9")), Ct));
        await StockWorld.Decide(world);
        Assert.Equal("o2 o4 o9", await StockWorld.Planned(world));

        var head = (await new DryRunPages(world.Database).Head(world.Seller, Ct))!;
        Assert.Equal((3, 9, true), (head.LiveOffers, head.OtherOffers, head.OnlyChosen));

        // The rest follows, and what comes later too. The eleventh is bol's own.
        Assert.Equal(9, await choose.GoLive(world.Seller, OfferPick.Everything, Ct));
        await StockWorld.Decide(world);
        Assert.False((await world.SellerRow()).OnlyChosen(Module.Stock));
        Assert.DoesNotContain("o11", await StockWorld.Planned(world), StringComparison.Ordinal);
        Assert.Contains("o1 o2 o3 o4 o5 o6", await StockWorld.Planned(world), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task TakenBack_IsNoLongerPlanned_AndStaysSo(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 6);
        var choose = new ChooseOffers(world.Database, world.Clock);
        await choose.GoLive(world.Seller, OfferPick.Everything, Ct);
        await StockWorld.Decide(world);
        Assert.Equal("o1 o2 o3 o4 o5 o6", await StockWorld.Planned(world));
        await world.Write(db => db.Intents.Where(i => i.BusinessKey.EndsWith(":o2"))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Sent), Ct));

        Assert.Equal(2,
            await choose.TakeBack(world.Seller,
                new OfferPick([await StockWorld.KeyOf(world, "o1"), await StockWorld.KeyOf(world, "o2")]), Ct));

        Assert.Equal("o3 o4 o5 o6", await StockWorld.Planned(world));

        // What was sent already is followed to its end.
        Assert.Equal(IntentState.Sent,
            await world.Read(db => db.Intents.Where(i => i.BusinessKey.EndsWith(":o2")).Select(i => i.State).SingleAsync(Ct)));
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await StockWorld.Decide(world);
        Assert.Equal("o3 o4 o5 o6", await StockWorld.Planned(world));
    }

    [Theory, BothDatabases]
    public async Task Decision_WithAnOlderPictureOfTheSeller_PlansNothingThatWasTakenBack(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 6);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        var older = await world.SellerRow();
        await world.Book.Observe(world.Seller, [Module.Stock], Ct);

        await new DecideStock(world.Clock, new Checkpoints()).Run(world.Work, older, Ct);

        Assert.Equal("", await StockWorld.Planned(world));
    }

    [Theory, BothDatabases]
    public async Task Offers_OfAnotherSeller_AreNotChosen(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 3);
        var other =
            await world.Book.Add(new SellerDraft("Buur", new Uri("https://buur.example"), "ck", "cs", "id", "secret"), Ct);
        Assert.Equal(0,
            await new ChooseOffers(world.Database, world.Clock).GoLive(other.Seller,
                new OfferPick([await StockWorld.KeyOf(world, "o1")]), Ct));
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.Chosen, Ct)));
        Assert.Null(
            await world.Read(async db => (await db.Sellers.SingleAsync(s => s.Id == other.Seller, Ct)).LiveSince(Module.Stock)));
    }

    private static Offer NewOffer(World world, string id) =>
        new() { SellerId = world.Seller, AccountId = world.Account.Id, OfferId = id, DecidedAt = World.Start, Target = 1 };

    /// <summary>What the shop should show of a number from outside was only decided until then.</summary>
    [Theory, BothDatabases]
    public async Task GoLive_OfAFewOrAll_WritesTheNumbersFromOutsideToo(DatabaseKind kind)
    {
        await using var world = await Filled(kind, 2);
        await world.Write(db => db.Items.ExecuteUpdateAsync(
            i => i.SetProperty(x => x.ExternalQuantity, 4).SetProperty(x => x.ExternalDue, false), Ct));

        await new ChooseOffers(world.Database, world.Clock)
            .GoLive(world.Seller, new OfferPick([await StockWorld.KeyOf(world, "o2")]), Ct);

        Assert.True(await world.Read(db => db.Items.AllAsync(i => i.ExternalDue, Ct)));
    }

    private static async Task<World> Filled(DatabaseKind kind, int offers)
    {
        var world = await World.Create(kind);
        await StockWorld.Fill(world, offers);
        await StockWorld.Decide(world);
        return world;
    }
}
