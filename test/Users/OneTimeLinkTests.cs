using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Users;

/// <summary>Links that work once, and what they give.</summary>
public sealed class OneTimeLinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task FirstLink_OnlyTheNewestCounts_AndItGivesEverything_Once(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, people) = Of(world);
        var (first, newest) = (await links.ForKeeper(Ct), await links.ForKeeper(Ct));
        Assert.Null(await links.Find(first, Ct));
        Assert.Equal(LinkKind.Keeper, (await links.Find(newest, Ct))!.Kind);
        Assert.False(await people.Any(Ct));

        var user = await Add(world, "eigenaar@voorbeeld.nl");
        Assert.True(await links.Use(newest!, user, Ct));

        Assert.False(await links.Use(newest!, user, Ct));
        Assert.Null(await links.Find(newest, Ct));
        Assert.Null(await links.ForKeeper(Ct));
        Assert.True(await people.Any(Ct));
        Assert.Equal(Role.Owner, await people.RoleOf(user, world.Seller, Ct));

        // Who keeps the installation owns what is added later too.
        var second = await world.Book.Add(new SellerDraft("Tweede", new Uri("https://twee.example"), "ck", "cs", "i2", "s"), Ct);
        Assert.Equal(Role.Owner, await people.RoleOf(user, second.Seller, Ct));
    }

    [Theory, BothDatabases]
    public async Task Link_IsKeptAsItsHash_AndGrowsOld(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, _) = Of(world);
        var secret = (await links.ForKeeper(Ct))!;
        var row = await world.Read(db => db.OneTimeLinks.SingleAsync(Ct));
        Assert.DoesNotContain(secret, row.Hash, StringComparison.Ordinal);

        world.Clock.Advance(OneTimeLinks.Day - TimeSpan.FromSeconds(1));
        Assert.NotNull(await links.Find(secret, Ct));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await links.Find(secret, Ct));
        Assert.False(await links.Use(secret, await Add(world, "laat@voorbeeld.nl"), Ct));
        Assert.False(await world.Read(db => db.Users.AnyAsync(u => u.IsKeeper, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Invitation_GivesItsRole_AtItsSellers_AndCanBeTakenBack(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, people) = Of(world);
        var second = await world.Book.Add(new SellerDraft("Tweede", new Uri("https://twee.example"), "ck", "cs", "i2", "s"), Ct);
        var user = await Add(world, "magazijn@voorbeeld.nl");
        var secret = await links.Invite([world.Seller, second.Seller], Role.Warehouse, Ct);
        Assert.Equal(["Pot en Pan", "Tweede"], (await links.Find(secret, Ct))!.Sellers);

        Assert.True(await links.Use(secret, user, Ct));

        Assert.Equal([Role.Warehouse, Role.Warehouse], (await people.SellersOf(user, Ct)).Select(s => s.Role));
        var other = await links.Invite([world.Seller], Role.Owner, Ct);
        var waiting = Assert.Single(await links.Waiting(world.Seller, Ct));
        await links.TakeBack(second.Seller, waiting.Key, Ct);
        Assert.NotNull(await links.Find(other, Ct));
        await links.TakeBack(world.Seller, waiting.Key, Ct);
        Assert.Null(await links.Find(other, Ct));
    }

    [Theory, BothDatabases]
    public async Task LinkOfSomebodyLockedOut_IsForThemAlone(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, _) = Of(world);
        var (user, other) = (await Add(world, "kwijt@voorbeeld.nl"), await Add(world, "ander@voorbeeld.nl"));
        Assert.Null(await links.ForLockedOut("niemand@voorbeeld.nl", Ct));
        var secret = (await links.ForLockedOut(" Kwijt@voorbeeld.nl ", Ct))!;
        Assert.False(await links.Use(secret, other, Ct));
        Assert.True(await links.Use(secret, user, Ct));
    }

    [Theory, BothDatabases]
    public async Task LastOwner_Stays_AndOthersGo(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, people) = Of(world);
        var (owner, staff) = (await Add(world, "a@voorbeeld.nl", Role.Owner), await Add(world, "b@voorbeeld.nl", Role.Staff));
        Assert.Equal("people.last-owner", (await people.Change(world.Seller, owner, Role.Staff, Ct))?.Code);
        Assert.Equal("people.last-owner", (await people.Change(world.Seller, owner, null, Ct))?.Code);

        Assert.Null(await people.Change(world.Seller, staff, Role.Owner, Ct));
        var kept = await links.Invite([world.Seller], Role.Owner, Ct);
        Assert.Null(await people.Change(world.Seller, owner, null, Ct));

        // Who goes does not come back by a link that they made.
        Assert.Null(await links.Find(kept, Ct));
        Assert.Null(await people.RoleOf(owner, world.Seller, Ct));
        Assert.Equal("people.gone", (await people.Change(world.Seller, owner, Role.Owner, Ct))?.Code);
        Assert.Equal([staff], (await people.Of(world.Seller, Ct)).Select(p => p.UserId));
    }

    [Theory, BothDatabases]
    public async Task WhoMayWork_AndHowTheySignIn_IsInTheTrailOfChanges(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (links, people) = Of(world);
        await Add(world, "baas@voorbeeld.nl", Role.Owner);
        var user = await Add(world, "nieuw@voorbeeld.nl");
        Actor.Is("baas@voorbeeld.nl");
        var secret = await links.Invite([world.Seller], Role.Staff, Ct);
        Actor.Is("nieuw@voorbeeld.nl");
        Assert.True(await links.Use(secret, user, Ct));
        Actor.Is("baas@voorbeeld.nl");
        await people.Change(world.Seller, user, Role.Bookkeeper, Ct);
        await links.Invite([world.Seller], Role.Owner, Ct);
        await links.TakeBack(world.Seller, (await links.Waiting(world.Seller, Ct))[0].Key, Ct);
        Actor.Is(Actor.Command);
        var reset = await links.ForLockedOut("nieuw@voorbeeld.nl", Ct);
        Actor.Is("nieuw@voorbeeld.nl");
        Assert.True(await links.Use(reset!, user, Ct));
        Actor.Is("baas@voorbeeld.nl");
        await people.Change(world.Seller, user, null, Ct);
        Actor.Is(Actor.Command);
        var manage = new ManageUsers(world.Database, world.Clock);
        Assert.True(await manage.Keep("nieuw@voorbeeld.nl", Ct));
        await manage.Keep("baas@voorbeeld.nl", Ct);
        await manage.Remove("nieuw@voorbeeld.nl", Ct);

        var notes = await world.Read(db => db.Activities
            .Where(a => a.Setting == SettingNotes.People).OrderBy(a => a.Key).Select(a => a.What).ToListAsync(Ct));
        Assert.Equal(
        [
            "baas@voorbeeld.nl seller.user-invited role=Staff",
            "nieuw@voorbeeld.nl seller.user-joined role=Staff",
            "baas@voorbeeld.nl seller.user-role name=nieuw@voorbeeld.nl role=Bookkeeper roleWas=Staff",
            "baas@voorbeeld.nl seller.user-invited role=Owner",
            "baas@voorbeeld.nl seller.user-uninvited role=Owner",
            "command seller.user-reset-link name=nieuw@voorbeeld.nl",
            "nieuw@voorbeeld.nl seller.user-reset name=nieuw@voorbeeld.nl",
            "baas@voorbeeld.nl seller.user-left name=nieuw@voorbeeld.nl role=Bookkeeper",
            "command seller.user-added name=nieuw@voorbeeld.nl role=Owner",
            "command seller.user-left name=nieuw@voorbeeld.nl role=Owner",
        ],
        notes.Select(n => $"{n["by"]} {n.Code} " + string.Join(' ', n.Facts.Where(f => f.Key != "by")
            .OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))));
    }

    private static (OneTimeLinks Links, People People) Of(World world) =>
        (new OneTimeLinks(world.Database, world.Clock), new People(world.Database, world.Clock));

    private static async Task<Guid> Add(World world, string name, Role? role = null)
    {
        var user = new User
        {
            Id = Guid.NewGuid(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SecurityStamp = "stamp",
            CreatedAt = world.Now,
        };
        await world.Write(db =>
        {
            db.Users.Add(user);
            if (role is { } known)
                db.Memberships.Add(new Membership { UserId = user.Id, SellerId = world.Seller, Role = known });
            return Task.CompletedTask;
        });
        return user.Id;
    }
}
