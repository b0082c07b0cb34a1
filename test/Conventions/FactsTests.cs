using System.Text.RegularExpressions;

namespace Tandem.Tests.Conventions;

/// <summary>
/// A comment that leans on a fact about the outside world says where it stands: <c>facts/bol.md §4</c>, below <c>docs/</c>.
/// </summary>
public sealed partial class FactsTests
{
    private const string Folder = "docs/facts/";

    [Fact]
    public void Citations_LeadToASection()
    {
        var sections = Sections();
        Found.Nothing("a fact that is cited stands in docs/facts", Citations().Where(c => !sections.Contains(c.Fact))
            .Select(c => $"{c.Place} cites {c.Fact}"));
    }

    [Fact]
    public void Sections_AreCited()
    {
        var cited = Citations().Select(c => c.Fact).ToHashSet(StringComparer.Ordinal);
        Found.Nothing("docs/facts holds what the code relies on, nothing else", Sections()
            .Where(section => !cited.Contains(section)));
    }

    [Theory]
    [InlineData("a list (facts/bol.md §4)", "bol.md §4")]
    [InlineData("(facts/woocommerce.md §a: no compare-and-set)", "woocommerce.md §a")]
    [InlineData("(facts/bol §4)", "bol §4")]
    [InlineData("(facts/bol.md)", "bol.md")]
    [InlineData("docs/facts/bol.md §99", "bol.md §99")]
    public void Checker_ReadsACitation(string line, string expected) => Assert.Equal(expected, Cited(line).Single());

    private static HashSet<string> Sections() =>
    [
        .. from path in Sources.Files
           where path.StartsWith(Folder, StringComparison.Ordinal) && path != Folder + "README.md"
           from Match heading in Heading().Matches(Sources.Text(path)!)
           select $"{path[Folder.Length..]} {heading.Groups["id"].Value}",
    ];

    private static IReadOnlyList<(string Place, string Fact)> Citations() =>
    [
        .. from path in Sources.Files
           where path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith("FactsTests.cs", StringComparison.Ordinal)
           from line in Sources.Text(path)!.Split('\n').Select((text, at) => (Text: text, Number: at + 1))
           from fact in Cited(line.Text)
           select ($"{path}:{line.Number}", fact),
    ];

    private static IEnumerable<string> Cited(string line) => Citation().Matches(line).Select(match => match.Groups["fact"].Value);

    [GeneratedRegex(@"^## (?<id>§\w+) ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\bfacts/(?<fact>[\w.]+\w(?: §\w+)?)")]
    private static partial Regex Citation();
}
