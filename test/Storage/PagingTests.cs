using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

/// <summary>A page takes as long with a hundred thousand rows as with ten thousand, and still says what there is.</summary>
public sealed class PagingTests
{
    private const int Rows = CountedTo.Most + 30;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Total_IsExactToABound_AndFurtherOnFurther(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        Assert.Equal((50, CountedTo.Most + 1), await Page(world, 0, 50));
        Assert.Equal((50, CountedTo.Most + 1), await Page(world, CountedTo.Most - 50, 50));
        Assert.Equal((20, Rows), await Page(world, CountedTo.Most, 20));
        Assert.Equal((10, Rows), await Page(world, Rows - 10, 50));
        Assert.Equal((0, Rows), await Page(world, Rows + 500, 50));
        Assert.Equal((0, 0), await Page(world, 0, 50, at: 7));
    }

    [Theory, BothDatabases]
    public async Task CountEach_CountsEachToTheBound(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        var counts = await world.Read(db => new[] { 0, 29, 5 }
            .Select(at => (at, db.Activities.Where(a => a.SellerId == world.Seller && a.SubjectKey >= at * 1_000)))
            .Append((99, db.Activities.Where(a => a.SubjectKey < 0))).CountEach(db.Sellers.Where(s => s.Id == world.Seller), Ct));
        Assert.Equal(new Dictionary<int, int> { [0] = CountedTo.Most + 1, [5] = Rows - 5_000 }, counts);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(CountedTo.Most, null)]
    [InlineData(CountedTo.Most + 1, CountedTo.Most)]
    [InlineData((3 * CountedTo.Most) + 12, 3 * CountedTo.Most)]
    public void Beyond_IsARoundNumber(int count, int? beyond) => Assert.Equal(beyond, CountedTo.Beyond(count));

    private static Task<(int Rows, int Total)> Page(World world, int skip, int take, long? at = null) => world.Read(async db =>
    {
        var page = await db.Activities.Where(a => a.SellerId == world.Seller && (at == null || a.Key == -at))
            .OrderByDescending(a => a.At).ThenBy(a => a.Key).Page(skip, take, Ct);
        return (page.Rows.Count, page.Total);
    });

    private static async Task<World> Filled(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await world.Write(async db =>
        {
            await db.Activities.ExecuteDeleteAsync(Ct);
            for (var i = 0; i < Rows; i++)
            {
                db.Activities.Add(new Activity
                {
                    SellerId = world.Seller,
                    At = world.Now,
                    Subject = ActivitySubject.Seller,
                    SubjectKey = i,
                    What = Reason.Of("seller.paused"),
                });
            }
        });
        return world;
    }
}
