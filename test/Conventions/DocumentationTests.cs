using System.Reflection;
using System.Xml.Linq;

namespace Tandem.Tests.Conventions;

/// <summary>A public type says what it is, in a sentence that its name does not say already.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void PublicTypes_SayWhatTheyAre() =>
        Found.Nothing("a public type has a docstring", new[] { Houses.Bol, Houses.WooCommerce, Houses.Engine }
            .SelectMany(house => Unexplained(Houses.TypesOf(house).Where(type => type.IsVisible), Documented(house))));

    [Fact]
    public void Checker_SeesAnUnexplainedType()
    {
        var documented = Documented(typeof(DocumentationTests).Assembly);
        Assert.Contains("T:Tandem.Tests.Conventions.DocumentationTests", documented);
        Assert.NotEmpty(Unexplained([typeof(Wrong.Open)], documented));
        Assert.Empty(Unexplained([typeof(DocumentationTests), typeof(Right.Outcome.Done)], documented));
    }

    private static IEnumerable<string> Unexplained(IEnumerable<Type> types, HashSet<string> documented) =>
        from type in types
        // The cases of a closed set are explained by the set.
        where type.DeclaringType is null || type.DeclaringType != type.BaseType
        where !documented.Contains($"T:{Houses.Name(type)}")
        select $"{Houses.Name(type)} has no summary";

    private static HashSet<string> Documented(Assembly house) =>
        XDocument.Load(Path.ChangeExtension(house.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is not null || member.Element("summary") is { } summary
                && HasWords(summary))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);

    private static bool HasWords(XElement summary) => summary.Value.Any(char.IsLetter);
}
