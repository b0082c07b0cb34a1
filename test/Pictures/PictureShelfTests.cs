using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Pictures;
using Tandem.Engine.Values;

namespace Tandem.Tests.Pictures;

/// <summary>Pictures on disk: for a while, and up to a size.</summary>
public sealed class PictureShelfTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("tandem-shelf-").FullName, "pictures");
    private readonly FakeTimeProvider _clock = new(Start);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public async Task Picture_IsKeptForAMonth_AndItsAbsenceForAnHour()
    {
        var shelf = Shelf(1000);
        Assert.Null(await shelf.Find("a", Ct));
        await shelf.Put("a", [1, 2, 3], Ct);
        await shelf.Put("none", [], Ct);
        Assert.Equal([1, 2, 3], (await shelf.Find("a", Ct))!);
        Assert.Empty((await shelf.Find("none", Ct))!);

        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await shelf.Find("none", Ct));
        Assert.NotNull(await shelf.Find("a", Ct));
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await shelf.Find("a", Ct));
        await shelf.Put("a", [4], Ct);
        Assert.Equal([4], (await shelf.Find("a", Ct))!);
    }

    [Fact]
    public async Task Shelf_NeverHoldsMoreThanItsBound_AndTheOldestGo()
    {
        var shelf = Shelf(1000);
        for (var i = 0; i < 40; i++)
        {
            await shelf.Put($"p{i:00}", new byte[90], Ct);
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.InRange(new DirectoryInfo(_folder).GetFiles().Sum(f => f.Length), 90, 1000);
        }

        Assert.Null(await shelf.Find("p00", Ct));
        Assert.NotNull(await shelf.Find("p39", Ct));

        // Whoever starts anew counts what is there.
        var later = Shelf(300);
        await later.Put("new", new byte[90], Ct);
        Assert.InRange(new DirectoryInfo(_folder).GetFiles().Sum(f => f.Length), 90, 300);
        Assert.NotNull(await later.Find("new", Ct));
    }

    [Fact]
    public async Task Folder_ThatCannotBeMade_KeepsNothing_AndStopsNothing()
    {
        await File.WriteAllTextAsync(_folder, "a file in its place", Ct);
        var shelf = Shelf(1000);
        await shelf.Put("a", [1], Ct);
        Assert.Null(await shelf.Find("a", Ct));
    }

    [Fact]
    public void Name_IsOfOneShop()
    {
        var address = "https://a.example/1.png";
        Assert.NotEqual(PictureShelf.NameOf(ShopId.New(Start), address), PictureShelf.NameOf(ShopId.New(Start), address));
    }

    private PictureShelf Shelf(long most) => new(new PictureOptions { Folder = _folder, Most = most }, _clock);
}
