using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Journal;

public sealed class JournalTests
{
    private const string Cause = "refused:import:1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Attention_WhenRaisedAgain_StaysOneWithTheNewestWordsAndTheFirstMoment(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Raise(world, "first");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Raise(world, "second");

        var row = await world.Read(db => db.Attentions.SingleAsync(Ct));

        Assert.Equal(("second", World.Start, null), (row.What["words"], row.RaisedAt, row.ClearedAt));
    }

    [Theory, BothDatabases]
    public async Task Attention_WhenDealtWith_IsNotAskedAgainUntilItsCauseIsNew(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Raise(world, "first");
        var asked = Assert.Single(await Asked(world));
        var dealtWith = new DealtWith(world.Database, world.Clock);
        await dealtWith.Mark(SellerId.New(world.Now), asked.Key, Ct);
        Assert.Single(await Asked(world));

        await dealtWith.Mark(world.Seller, asked.Key, Ct);
        await dealtWith.Mark(world.Seller, asked.Key, Ct);
        await Raise(world, "first");
        Assert.Empty(await Asked(world));
        var note = Assert.Single(await world.Read(db => db.Activities.ToListAsync(Ct)), a => a.What.Code == "attention.done");
        Assert.Equal((asked.Subject, asked.SubjectKey), (note.Subject, note.SubjectKey));

        await Raise(world, "something else");
        Assert.Single(await Asked(world));
        await dealtWith.Mark(world.Seller, asked.Key, Ct);
        await world.Write(db => db.Clear(world.Seller, world.Now, Cause, Ct));
        await Raise(world, "something else");
        Assert.Single(await Asked(world));
    }

    [Theory, BothDatabases]
    public async Task Attention_WhenClearedAndRaisedAnew_CountsFromTheNewMoment(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Raise(world, "first");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var cleared = world.Now;
        await world.Write(db => db.Clear(world.Seller, world.Now, Cause, Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Write(db => db.Clear(world.Seller, world.Now, Cause, Ct));
        Assert.Equal(cleared, await world.Read(db => db.Attentions.Select(a => a.ClearedAt).SingleAsync(Ct)));
        Assert.Empty(await Asked(world));

        await Raise(world, "again");

        var shown = Assert.Single(await Asked(world));
        Assert.Equal(("again", world.Now), (shown.What["words"], shown.RaisedAt));
    }

    [Theory, BothDatabases]
    public async Task Attention_OfAnotherSellerOrCause_IsLeftAlone(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var other =
            (await world.Book.Add(new SellerDraft("Other", new Uri("https://other.example"), "ck", "cs", "id", "secret"),
                Ct)).Seller;
        await Raise(world, "ours");
        await world.Database.Write(db =>
            db.Raise(other, world.Now, Cause, ActivitySubject.Order, 1, Reason.Of("test", ("words", "theirs")), Ct), Ct);

        await world.Write(db => db.Clear(world.Seller, world.Now, "refused:import:2", Ct));
        Assert.Single(await Asked(world));
        await world.Write(db => db.Clear(world.Seller, world.Now, Cause, Ct));

        Assert.Equal(other,
            await world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).Select(a => a.SellerId).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Note_WhenItsWriteFails_IsNotThere(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var before = await world.Read(db => db.Activities.CountAsync(Ct));

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Write(async db =>
        {
            db.Note(world.Seller, world.Now, ActivitySubject.Seller, 0, Reason.Of("test"));
            await db.SaveChangesAsync(Ct);
            throw new InvalidOperationException("halfway");
        }));

        Assert.Equal(before, await world.Read(db => db.Activities.CountAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Activities_WhenReadBack_AreNewestFirstByPageAndNamed(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (order, offer) = await world.Write(async db =>
        {
            var order = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = "A1",
                PlacedAt = world.Now,
                FirstSeenAt = world.Now
            };
            var offer =
                new Offer { SellerId = world.Seller, AccountId = world.Account.Id, OfferId = "of-1", Ean = "8712345678906" };
            var item =
                new Item { SellerId = world.Seller, ShopId = world.Shop.Id, ProductId = 1, Name = "Mug", ReadAt = world.Now };
            db.AddRange(order, offer, item);
            await db.SaveChangesAsync(Ct);
            db.LinkParts.Add(new LinkPart { SellerId = world.Seller, OfferKey = offer.Key, ItemKey = item.Key });
            return (order.Key, offer.Key);
        });
        await Note(world, ActivitySubject.Order, order, "one");
        await Note(world, ActivitySubject.Offer, offer, "two");
        await Note(world, ActivitySubject.Order, order, "three");
        var pages = new ActivityPages(world.Database);

        var first = await pages.Recent(world.Seller, null, 2, Ct);
        var rest = await pages.Recent(world.Seller, first[^1].Key, 200, Ct);
        var about = await pages.About(world.Seller, ActivitySubject.Order, order, 10, Ct);

        Assert.Equal([("three", "A1"), ("two", "Mug")], first.Select(r => (r.What.Code, r.About)));
        Assert.Equal([("one", "A1"), ("seller.added", "")], rest.Select(r => (r.What.Code, r.About)));
        Assert.Equal(["three", "one"], about.Select(r => r.What.Code));
        Assert.Empty(await pages.Recent(SellerId.New(world.Now), null, 10, Ct));
    }

    private static Task Note(World world, ActivitySubject subject, long key, string code) => world.Write(db =>
    {
        db.Note(world.Seller, world.Now, subject, key, Reason.Of(code));
        return Task.CompletedTask;
    });

    private static Task Raise(World world, string words) => world.Write(db => Raise(db, world, words));

    private static Task Raise(TandemDb db, World world, string words) =>
        db.Raise(world.Seller, world.Now, Cause, ActivitySubject.Order, 1, Reason.Of("test", ("words", words)), Ct);

    private static Task<IReadOnlyList<AttentionRow>> Asked(World world) =>
        new OverviewPages(world.Database).Attention(world.Seller, Ct);
}
