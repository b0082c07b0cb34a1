using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Storage;

/// <summary>SQLite only: PostgreSQL has its own tools.</summary>
public sealed class SqliteBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-backup-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Make_WhileWriting_CopiesOneMoment()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Note(world, 2);
        var writing = world.Write(async db =>
        {
            db.Note(world.Seller, world.Now, ActivitySubject.Item, 7, Reason.Of("test"));
            await db.SaveChangesAsync(Ct);
            half.SetResult();
            await goOn.Task;
            db.Note(world.Seller, world.Now, ActivitySubject.Item, 7, Reason.Of("test"));
        });
        await half.Task;

        await SqliteBackup.Make(Options(world.Database), Copy("during"), Ct);
        goOn.SetResult();
        await writing;
        await SqliteBackup.Make(Options(world.Database), Copy("after"), Ct);

        // A copy with three notes would have torn a transaction apart.
        Assert.Equal((2, 4), (await Notes(Copy("during")), await Notes(Copy("after"))));
        Assert.Equal(["after", "during"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Restore_WhenTandemIsStopped_BringsTheCopyBackAndKeepsWhatWasThere()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        var file = world.Database.FilePath!;
        await Note(world, 2);
        await SqliteBackup.Make(Options(world.Database), Copy("copy"), Ct);
        await Note(world, 3);
        world.Database.Dispose();

        var kept = await SqliteBackup.Restore(Options(world.Database), Copy("copy"), Ct);

        Assert.Equal(file + ".before-restore", kept);
        Assert.Equal((2, 5), (await Notes(file), await Notes(kept!)));
        Assert.Equal(file + ".before-restore-2", await SqliteBackup.Restore(Options(world.Database), Copy("copy"), Ct));
        Assert.Equal(5, await Notes(kept!));
    }

    /// <summary>
    /// A program that opened the file before, and was not noticed, must not go on writing into what was put aside.
    /// </summary>
    [Fact]
    public async Task Restore_IntoAFileThatSomebodyHasOpen_IsSeenByThem()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Note(world, 2);
        await SqliteBackup.Make(Options(world.Database), Copy("copy"), Ct);
        await Note(world, 3);
        world.Database.Dispose();
        await using var other = new SqliteConnection($"Data Source={world.Database.FilePath};Pooling=False");
        await other.OpenAsync(Ct);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        await command.ExecuteScalarAsync(Ct);

        await SqliteBackup.Restore(Options(world.Database), Copy("copy"), Ct);

        command.CommandText = "SELECT COUNT(*) FROM activities WHERE \"SubjectKey\" = 7";
        Assert.Equal(2L, await command.ExecuteScalarAsync(Ct));
        command.CommandText = "DELETE FROM activities";
        await command.ExecuteNonQueryAsync(Ct);
        Assert.Equal(0, await Notes(world.Database.FilePath!));
    }

    [Fact]
    public async Task Restore_WhenThereIsNoDatabase_MakesIt()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Note(world, 2);
        await SqliteBackup.Make(Options(world.Database), Copy("copy"), Ct);
        var elsewhere =
            new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "new", "tandem.db")};Pooling=False" };

        Assert.Null(await SqliteBackup.Restore(elsewhere, Copy("copy"), Ct));

        using var restored = new Database(elsewhere);
        Assert.Empty(await restored.PendingMigrations(Ct));
        Assert.Equal(2, await Notes(restored.FilePath!));
    }

    [Fact]
    public async Task Restore_WhenTheDatabaseIsDamaged_BringsTheCopyBack()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Note(world, 2);
        await SqliteBackup.Make(Options(world.Database), Copy("copy"), Ct);
        var file = world.Database.FilePath!;
        world.Database.Dispose();
        var damaged = new string('x', 8192);
        await File.WriteAllTextAsync(file, damaged, Ct);

        var kept = await SqliteBackup.Restore(Options(world.Database), Copy("copy"), Ct);

        Assert.Equal(damaged, await File.ReadAllTextAsync(kept!, Ct));
        Assert.Equal(2, await Notes(file));
    }

    [Fact]
    public async Task Restore_WhenTandemRuns_RefusesAndChangesNothing()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await SqliteBackup.Make(Options(world.Database), Copy("copy"), Ct);
        await Note(world, 2);

        await Refused("in use", () => SqliteBackup.Restore(Options(world.Database), Copy("copy"), Ct));

        await Note(world, 1);
        Assert.Equal(3, await world.Read(db => db.Activities.CountAsync(a => a.SubjectKey == 7, Ct)));
    }

    [Fact]
    public async Task Restore_WhenTheCopyIsTheDatabaseItself_RefusesAndKeepsIt()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Note(world, 2);
        var file = world.Database.FilePath!;
        world.Database.Dispose();

        await Refused("is the database itself", () => SqliteBackup.Restore(Options(world.Database), file, Ct));

        Assert.Equal(2, await Notes(file));
    }

    [Theory]
    [InlineData("nothing", "There is no file")]
    [InlineData("text", "not a database that can be read")]
    [InlineData("empty", "not one of Tandem")]
    [InlineData("other", "not one of Tandem")]
    [InlineData("torn", "damaged")]
    public async Task Restore_WhenTheFileIsNoSoundCopy_RefusesAndChangesNothing(string what, string words)
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Note(world, 2);
        var file = world.Database.FilePath!;
        await Spoil(what, world);
        world.Database.Dispose();

        await Refused(words, () => SqliteBackup.Restore(Options(world.Database), Copy(what), Ct));

        Assert.Equal(2, await Notes(file));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(file)!),
            f => f.Contains("before-restore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_WhenItCannot_SaysWhy()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(Copy("there"), "older", Ct);
        var nowhere = new StorageOptions { ConnectionString = $"Data Source={Copy("none.db")}" };
        var postgres = new StorageOptions { Kind = DatabaseKind.Postgres, ConnectionString = "Host=127.0.0.1" };

        await Refused("exists already", () => SqliteBackup.Make(Options(world.Database), Copy("there"), Ct));
        await Refused("no database", () => SqliteBackup.Make(nowhere, Copy("copy"), Ct));
        await Refused("pg_dump", () => SqliteBackup.Make(postgres, Copy("copy"), Ct));
        await Refused("pg_restore", () => SqliteBackup.Restore(postgres, Copy("there"), Ct));

        Assert.Equal("older", await File.ReadAllTextAsync(Copy("there"), Ct));
        Assert.Equal(["there"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    private static async Task Refused(string words, Func<Task> work)
    {
        var problem = await Assert.ThrowsAsync<BackupProblem>(work);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    private async Task Spoil(string what, World world)
    {
        if (what == "text") await File.WriteAllTextAsync(Copy(what), new string('x', 8192), Ct);
        if (what == "empty") await File.WriteAllBytesAsync(Copy(what), [], Ct);
        if (what == "other")
        {
            await using var other = new SqliteConnection($"Data Source={Copy(what)};Pooling=False");
            await other.OpenAsync(Ct);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE notes (x)";
            await command.ExecuteNonQueryAsync(Ct);
        }

        if (what == "torn")
        {
            await SqliteBackup.Make(Options(world.Database), Copy(what), Ct);
            await using var copy = new FileStream(Copy(what), FileMode.Open);
            copy.Position = copy.Length / 2;
            await copy.WriteAsync(Enumerable.Repeat((byte)0xEE, 3 * 4096).ToArray(), Ct);
        }
    }

    private static Task Note(World world, int count) => world.Write(db =>
    {
        for (var i = 0; i < count; i++)
            db.Note(world.Seller, world.Now, ActivitySubject.Item, 7, Reason.Of("test"));
        return Task.CompletedTask;
    });

    private static async Task<int> Notes(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM activities WHERE \"SubjectKey\" = 7";
        return Convert.ToInt32(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static StorageOptions Options(Database database) => new() { ConnectionString = database.ConnectionString };

    private string Copy(string name) => Path.Combine(_folder, name);
}
