using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Loop;

public sealed class OwnershipTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Owner_WhenReplaced_StoresNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var first = world.Work.Owner;
        await Rename(first, "by the first");
        var second = (await Ownership.Take(world.Database, world.Seller, "there", world.Now, Ct))!;

        await Assert.ThrowsAsync<OwnershipLost>(() => Rename(first, "too late"));
        await Assert.ThrowsAsync<OwnershipLost>(() => first.Write(db =>
        {
            db.Intents.Add(Intent(world, "late", IntentState.Planned));
            return Task.CompletedTask;
        }, Ct));

        Assert.Equal("by the first", (await world.SellerRow()).Name);
        Assert.Empty(await world.Read(db => db.Intents.ToListAsync(Ct)));
        await Rename(second, "by the second");
        var row = await world.SellerRow();
        Assert.Equal(("by the second", "there"), (row.Name, row.Owner));
    }

    [Theory, BothDatabases]
    public async Task Writes_OfOneSeller_RunOneAfterTheOther(DatabaseKind kind)
    {
        // Two lanes that overlapped once lost a mark: one cleared it from an older picture while the other set it again.
        await using var world = await World.Create(kind);
        var owner = world.Work.Owner;
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => owner.Write(async db =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            for (var read = 0; read < 3; read++) await db.Sellers.CountAsync(Ct);
            Interlocked.Decrement(ref inside);
        }, Ct)));

        Assert.Equal((0, 1), (inside, most));
    }

    [Theory, BothDatabases]
    public async Task TakeOver_WhenTheOwnerIsInsideAWrite_WaitsForIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = world.Work.Owner.Write(async db =>
        {
            inside.SetResult();
            await goOn.Task;
            db.Intents.Add(Intent(world, "inside", IntentState.Sent));
        }, Ct);
        await inside.Task;

        var taking = Ownership.Take(world.Database, world.Seller, "there", world.Now, Ct);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            taking.WaitAsync(TimeSpan.FromMilliseconds(300), TimeProvider.System, Ct));
        goOn.SetResult();
        await writing;
        await taking;

        // What the first owner sent at the last moment is among what the second one must read back.
        Assert.Equal(IntentState.Unknown, await world.Read(db => db.Intents.Select(i => i.State).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task TakeOver_WhenWritesWereSent_MakesThemUnknownUnlessBolFollowsThem(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var followed = Intent(world, "followed", IntentState.Sent);
        followed.Queued("42", world.Now, world.Now);
        await world.Write(db =>
        {
            db.Intents.AddRange(
                Intent(world, "planned", IntentState.Planned), Intent(world, "sent", IntentState.Sent), followed,
                Intent(world, "done", IntentState.Confirmed), Intent(world, "refused", IntentState.Refused));
            return Task.CompletedTask;
        });
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await Ownership.Take(world.Database, world.Seller, "there", world.Now, Ct);

        var states = await world.Read(db => db.Intents.ToDictionaryAsync(i => i.BusinessKey, Ct));
        Assert.Equal(
            [IntentState.Planned, IntentState.Unknown, IntentState.Sent, IntentState.Confirmed, IntentState.Refused],
            new[] { "planned", "sent", "followed", "done", "refused" }.Select(key => states[key].State));
        Assert.Equal((world.Now, world.Now), (states["sent"].DueAt, states["sent"].LeftBy));
    }

    [Theory, BothDatabases]
    public async Task Take_WhenTheSellerDoesNotExist_IsNull(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);

        Assert.Null(await Ownership.Take(world.Database, SellerId.New(world.Now), "there", world.Now, Ct));
        Assert.Equal(1, (await world.SellerRow()).Epoch);
    }

    [Theory, BothDatabases]
    public async Task Write_IsNews_WhereItWroteAnything_AndWhereItsWorkSaysSo(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var owner = world.Work.Owner;
        var before = owner.News;
        await Rename(owner, "news");
        Assert.Equal(before + 1, owner.News);
        await owner.Write(db => db.Sellers.CountAsync(Ct), Ct);
        Assert.Equal(before + 1, owner.News);

        foreach (var (isNews, news) in new[] { (false, 1), (true, 2) })
        {
            await owner.WriteNews(async db =>
            {
                await db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, $"{isNews}"), Ct);
                return isNews;
            }, Ct);
            Assert.Equal((before + news, $"{isNews}"), (owner.News, (await world.SellerRow()).Name));
        }

        await owner.WriteNews(_ => Task.FromResult(true), Ct);
        Assert.Equal(before + 2, owner.News);
    }

    [Theory, BothDatabases]
    public async Task Write_WhenTheWorkFails_StoresNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Write(async db =>
        {
            await db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "half"), Ct);
            throw new InvalidOperationException("halfway");
        }));

        Assert.Equal("Pot en Pan", (await world.SellerRow()).Name);
    }

    private static Task Rename(Ownership owner, string name) =>
        owner.Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, name), Ct), Ct);

    private static Intent Intent(World world, string key, IntentState state) =>
        new Intent { SellerId = world.Seller, BusinessKey = key, Kind = IntentKind.Stock }.In(state, world.Now);
}
