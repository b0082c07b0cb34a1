namespace Tandem.Tests.Databases;

/// <summary>Where databases are kept that live as long as a test: hundreds of files come and go with each.</summary>
internal static class InMemory
{
    private const string Memory = "/dev/shm";
    private const long Room = 2L << 30;

    /// <summary>A folder in memory where the machine has room there, and the one of temporary files elsewhere.</summary>
    public static string Place { get; } =
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room ? Memory : Path.GetTempPath();
}
