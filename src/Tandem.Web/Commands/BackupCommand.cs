using System.CommandLine;
using Tandem.Engine.Storage;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Copies the SQLite database while it is in use, and puts such a copy back.</summary>
internal static class BackupCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = "The copy to make; must not exist yet." };
        var command = new Command("backup", "Copy the database to a file, also while Tandem runs.") { file };
        command.SetAction((parsed, ct) => TandemCommand.Guard(async () =>
        {
            var settings = TandemSettings.Read();
            await SqliteBackup.Make(settings.Storage, parsed.GetValue(file)!.FullName, ct);
            Console.WriteLine(
                $"Copied. Keep the key ring with it, or the keys of shops and bol must be entered again: {settings.KeyFolder}");
            return 0;
        }, ct));
        return command;
    }

    public static Command BuildRestore()
    {
        var file = new Argument<FileInfo>("file") { Description = "A copy that `tandem backup` made." };
        var command = new Command("restore",
            "Put a copy back. Tandem must not be running; the present database is kept beside it.") { file };
        command.SetAction((parsed, ct) => TandemCommand.Guard(async () =>
        {
            var kept = await SqliteBackup.Restore(TandemSettings.Read().Storage, parsed.GetValue(file)!.FullName, ct);
            Console.WriteLine(kept is null ? "Restored." : $"Restored. The database that was there is kept as {kept}");
            return 0;
        }, ct));
        return command;
    }
}
