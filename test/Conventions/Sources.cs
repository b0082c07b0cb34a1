using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tandem.Tests.Conventions;

/// <summary>The repository as files.</summary>
internal static class Sources
{
    /// <summary>The folder that holds Tandem.slnx.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> All = new(List);

    private static readonly Lazy<IReadOnlyList<Source>> Parsed = new(() =>
        [.. Files.Where(IsOurCode).Select(path => Source.Of(path, File.ReadAllText(Path.Combine(Root, path))))]);

    /// <summary>What git tracks or would track, relative to <see cref="Root"/>, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => All.Value;

    /// <summary>Every C# file under src that a person wrote.</summary>
    public static IReadOnlyList<Source> Code => Parsed.Value;

    public static bool IsMigration(string path) => path.Contains("/Migrations/", StringComparison.Ordinal);

    /// <summary>Null for what is not text.</summary>
    public static string? Text(string path)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root, path));
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0) ? null
            : System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static bool IsOurCode(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal) && !IsMigration(path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tandem.slnx")))
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }

    private static IReadOnlyList<string> List()
    {
        var listed = AskGit() ?? Walk();
        return [.. listed.Where(path => File.Exists(Path.Combine(Root, path))).Distinct(StringComparer.Ordinal)];
    }

    private static string[]? AskGit()
    {
        var git = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(git)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var listed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? listed.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // git is not installed: a source archive can be tested too
        }
    }

    private static IEnumerable<string> Walk()
    {
        string[] unlisted = [".git", ".vs", "bin", "obj", "data", "TestResults", "BenchmarkDotNet.Artifacts"];
        return Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(unlisted, StringComparer.Ordinal).Any());
    }
}

/// <summary>One C# file. The path is relative to the root.</summary>
internal sealed record Source(string Path, string Text, SyntaxNode Tree)
{
    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public static Source Of(string path, string text) =>
        new(path, text, CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
            .GetRoot());

    /// <summary>Where the node stands, as an editor wants it.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
