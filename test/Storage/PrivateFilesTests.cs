using Microsoft.EntityFrameworkCore;
using Tandem.Engine.External;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.External;
using Tandem.Tests.Web;

namespace Tandem.Tests.Storage;

/// <summary>Files that hold orders and keys are for the user that Tandem runs as, and for nobody else.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-private-").FullName;

    public PrivateFilesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_OfTheProgram_IsItsOwn()
    {
        var data = Path.Combine(_folder, "data");
        await using var program = await OpenProgram.Start(change: settings => settings.Data = data);

        await program.Get<Database>()
            .Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "Anders"), Ct), Ct);
        Assert.Contains("tandem.db-wal", Directory.GetFiles(data).Select(Path.GetFileName));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "keys")));
        AssertPrivate(data);
    }

    [Fact]
    public async Task Database_ThatOthersCouldRead_IsTheirsNoLonger()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        await using (await OpenProgram.Start(change: settings => settings.Data = data))
        {
        }

        File.SetUnixFileMode(Path.Combine(data, "tandem.db"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await using var again = await OpenProgram.Start(change: settings => settings.Data = data);
        AssertPrivate(Path.Combine(data, "tandem.db"));
    }

    [Fact]
    public async Task Copies_AreOwn_Too()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        var storage = new StorageOptions { ConnectionString = world.Database.ConnectionString };
        var copies = Path.Combine(_folder, "copies");
        await SqliteBackup.Make(storage, Path.Combine(copies, "one.db"), Ct);
        AssertPrivate(copies);

        world.Database.Dispose();
        File.SetUnixFileMode(Path.Combine(copies, "one.db"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        AssertPrivate((await SqliteBackup.Restore(storage, Path.Combine(copies, "one.db"), Ct))!);
        AssertPrivate(world.Database.FilePath!);
        var elsewhere = Path.Combine(_folder, "elsewhere", "tandem.db");
        await SqliteBackup.Restore(new StorageOptions { ConnectionString = $"Data Source={elsewhere}" },
            Path.Combine(copies, "one.db"), Ct);
        AssertPrivate(Path.GetDirectoryName(elsewhere)!);
    }

    [Fact]
    public async Task FetchedFile_IsOwn_WhileItIsThere()
    {
        await using var server = await FileServer.Start();
        server.Content = "ean;stock\n8712345000011;7\n";
        await using var stage = await Stage.Open(DatabaseKind.Sqlite);
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url));
        var source = await stage.Read(db => db.ExternalSources.SingleAsync(Ct));
        await using var file = (await stage.Get<FetchCsv>().Run(source, Ct))!;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(((FileStream)file.Content).SafeFileHandle) & OthersMay);
    }

    private static void AssertPrivate(string path)
    {
        Assert.Equal((path, UnixFileMode.None), (path, File.GetUnixFileMode(path) & OthersMay));
        if (!Directory.Exists(path)) return;
        foreach (var inside in Directory.GetFileSystemEntries(path)) AssertPrivate(inside);
    }
}
