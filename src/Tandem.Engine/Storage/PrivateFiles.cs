namespace Tandem.Engine.Storage;

/// <summary>
/// Files and folders for the user that Tandem runs as, and for nobody else of the machine. On Windows the folder that they are
/// made in says who may read them.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder. One that is there already keeps its mode: it may be meant for others too.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Makes an empty file, or closes one that is there to others.</summary>
    public static void MakeFile(string path)
    {
        if (System.IO.File.Exists(path)) Close(path);
        else new FileStream(path, Options()).Dispose();
    }

    /// <summary>Closes a file that may be there to others.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && System.IO.File.Exists(path)) System.IO.File.SetUnixFileMode(path, File);
    }

    /// <summary>Whether others of this machine may look into the folder.</summary>
    public static bool IsOpenToOthers(string folder) =>
        !OperatingSystem.IsWindows() && Directory.Exists(folder)
        && (System.IO.File.GetUnixFileMode(folder) & ~Folder) != UnixFileMode.None;

    /// <summary>To make a new file with, and to write and read it.</summary>
    public static FileStreamOptions Options(FileOptions how = FileOptions.None)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = how,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = File;
        return options;
    }
}
