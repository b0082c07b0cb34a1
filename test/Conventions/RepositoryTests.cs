using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tandem.Tests.Conventions;

/// <summary>What may not be in the repository at all.</summary>
public sealed partial class RepositoryTests
{
    // Written in two halves, so that this file does not break its own rule.
    private static readonly string[] Registries =
        ["nuget" + ".org", "npmjs" + ".org", "deb.debian" + ".org", "pypi" + ".org", "crates" + ".io", "docker" + ".io", "ghcr"
            + ".io"];

    [Fact]
    public void Files_NameNoRegistryAndNoPlaceOfWork() =>
        Found.Nothing("a fresh clone builds with whatever registry its machine uses",
            Sources.Files.SelectMany(path => Lines(path, Places)));

    [Fact]
    public void Files_HoldNoSecret() =>
        Found.Nothing("a secret is never committed; a made-up one looks made up",
            Sources.Files.SelectMany(path => Lines(path, Secrets)));

    [Fact]
    public void Files_AreNotCopiesOfTheSharedFolder()
    {
        var shared = Path.GetFullPath(Path.Combine(Sources.Root, "../shared"));
        Assert.SkipUnless(Directory.Exists(shared), "the shared folder is not beside the repository");
        var theirs = Directory.EnumerateFiles(shared, "*", SearchOption.AllDirectories)
            .Select(path => (Print: Print(File.ReadAllBytes(path)), Path: path))
            .Where(file => file.Print is not null)
            .GroupBy(file => file.Print!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Path.GetRelativePath(shared, group.First().Path), StringComparer.Ordinal);
        Assert.NotEmpty(theirs);
        Found.Nothing("the shared folder is read, not copied",
            from path in Sources.Files
            let print = Print(File.ReadAllBytes(Path.Combine(Sources.Root, path)))
            where print is not null && theirs.ContainsKey(print)
            select $"{path} is shared/{theirs[print]}");
    }

    [Fact]
    public void Packages_HaveTheirVersionInOnePlace() =>
        Found.Nothing("versions stand in Directory.Packages.props",
            Sources.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
                .SelectMany(path => Lines(path, line => PackageVersion().IsMatch(line) ? "names a version" : null)));

    [Fact]
    public void Checker_SeesPlaces()
    {
        Assert.NotNull(Places("source = https://api." + Registries[0] + "/v3"));
        Assert.NotNull(Places("cp /wo" + "rk/main/x ."));
        Assert.Null(Places("see src/work/notes and https://example.nl/network/"));
    }

    [Theory]
    [InlineData("ck_", "3f9a0c7be1d2485f6a7b8c9d0e1f2a3b4c5d6e7f")]
    [InlineData("cs_", "3f9a0c7be1d2485f6a7b8c9d0e1f2a3b4c5d6e7f")]
    [InlineData("-----BEGIN RSA PRIVATE", " KEY-----")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("ghp_", "x7Kq2LmZ9RtY4WvB1NcD8JsF5GhP3QaE6UoI")]
    [InlineData("clientSecret = \"", "x7Kq2LmZ9RtY4WvB1NcD8Js\"")]
    [InlineData("Password=", "x7Kq2LmZ9RtY4WvB;Host=db.example.nl")]
    public void Checker_SeesASecret(string start, string rest) => Assert.NotNull(Secrets(start + rest));

    [Theory]
    [InlineData("ck_0000000000000000000000000000000000000001")]
    [InlineData("clientSecret = \"the-secret-of-a-test\"")]
    [InlineData("Password=test")]
    [InlineData("var secret = Protect(plainSecretOfTheAccount);")]
    public void Checker_LetsMadeUpSecretsPass(string line) => Assert.Null(Secrets(line));

    [Fact]
    public void Checker_SeesACopyWithOtherSpaces()
    {
        var text = string.Concat(Enumerable.Repeat("{ \"id\": 17 }\n", 20));
        Assert.Equal(Print(Encoding.UTF8.GetBytes(text)),
            Print(Encoding.UTF8.GetBytes(text.Replace(" ", "", StringComparison.Ordinal))));
        Assert.Null(Print("[]"u8.ToArray()));
    }

    private static string? Places(string line) =>
        Registries.FirstOrDefault(registry => line.Contains(registry, StringComparison.OrdinalIgnoreCase)) is { } named
            ? $"names {named}"
            : PlaceOfWork().IsMatch(line) ? "names a folder of one machine" : null;

    // A made-up secret is made of words or of few different characters; a real one is neither.
    private static string? Secrets(string line)
    {
        if (PrivateKey().IsMatch(line))
            return "is a private key";
        var token = KnownToken().Matches(line).Concat(Assigned().Matches(line))
            .FirstOrDefault(match => LooksRandom(match.Groups["secret"].Value));
        return token is null ? null : $"looks like a secret: {token.Value[..Math.Min(12, token.Value.Length)]}…";
    }

    private static bool LooksRandom(string text) =>
        text.Any(char.IsDigit) && text.Any(char.IsLetter) && text.Distinct().Count() >= 10;

    private static IEnumerable<string> Lines(string path, Func<string, string?> judge)
    {
        if (Sources.Text(path) is not { } text)
            yield break;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (judge(line) is { } verdict)
                yield return $"{path}:{number} {verdict}";
        }
    }

    // Spaces and line ends aside. Null for what is too small to be anybody's.
    private static string? Print(byte[] content)
    {
        var kept = content.Where(b => b > 0x20).ToArray();
        return kept.Length < 100 ? null : Convert.ToHexString(SHA256.HashData(kept));
    }

    [GeneratedRegex(@"(?<![\w.\-])[/]work/")]
    private static partial Regex PlaceOfWork();

    [GeneratedRegex("""<PackageReference\b[^>]*\bVersion""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(?:c[ks]_(?<secret>[0-9a-f]{40})|eyJ[\w-]{10,}\.(?<secret>eyJ[\w-]{10,})\.[\w-]+|gh[pousr]_(?<secret>\w{30,})|AKIA(?<secret>[0-9A-Z]{16})|xox[abprs]-(?<secret>[\w-]{20,}))")]
    private static partial Regex KnownToken();

    [GeneratedRegex("""(?:password|secret|api_?key|token)\w*"?\s*(?:=|:|=>)\s*"?(?<secret>[A-Za-z0-9+/_\-]{16,})(?=["';&\s]|$)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();
}
