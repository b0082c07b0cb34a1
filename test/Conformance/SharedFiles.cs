namespace Tandem.Tests.Conformance;

/// <summary>Finds the files that stand beside the repository: descriptions and recordings of others, not ours to copy.</summary>
public static class TestFiles
{
    /// <summary>The repository's root: the folder that holds Tandem.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder under ../shared; null when it is not there.</summary>
    public static string? Shared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tandem.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests must run from within the repository.");
    }
}
