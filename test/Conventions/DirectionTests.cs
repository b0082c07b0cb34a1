using System.Reflection;
using System.Xml.Linq;

namespace Tandem.Tests.Conventions;

/// <summary>Who may know whom.</summary>
public sealed class DirectionTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Tandem.Bol"] = [],
        ["Tandem.WooCommerce"] = [],
        ["Tandem.Sandbox"] = [],
        ["Tandem.Engine"] = ["Tandem.Bol", "Tandem.WooCommerce"],
        ["Tandem.Web"] = ["Tandem.Bol", "Tandem.WooCommerce", "Tandem.Engine", "Tandem.Sandbox"],
    };

    private static readonly string[] WebOnly =
    [
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Mvc",
        "Microsoft.AspNetCore.Razor",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.OpenApi",
        "Microsoft.JSInterop",
    ];

    [Fact]
    public void Projects_ReferenceOnlyTheHousesBelowThem() =>
        Found.Nothing("Web → Engine → {Bol, WooCommerce}; Sandbox knows nobody", MayKnow.SelectMany(house =>
            WrongProjects(house.Key, XDocument.Load(Path.Combine(Sources.Root, $"src/{house.Key}/{house.Key}.csproj")))));

    [Fact]
    public void Assemblies_ReferenceOnlyTheHousesBelowThem() =>
        Found.Nothing("Web → Engine → {Bol, WooCommerce}; Sandbox knows nobody", Houses.All.SelectMany(house =>
            WrongReferences(HouseOf(house.GetName().Name!), house.GetReferencedAssemblies())));

    [Fact]
    public void Houses_AreAllUnderThisRule() =>
        Assert.Equal(
            MayKnow.Keys.Order(StringComparer.Ordinal),
            Sources.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal)
                && path.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(path => path.Split('/')[1])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void BelowTheWeb_NobodyKnowsPages() =>
        Found.Nothing("pages and routes are Web's", new[] { Houses.Bol, Houses.WooCommerce, Houses.Engine }.SelectMany(house =>
            house.GetReferencedAssemblies().Where(reference => IsWeb(reference.Name!))
                .Select(reference => $"{house.GetName().Name} uses {reference.Name}")));

    [Fact]
    public void Engine_ShowsNoRequestsOrResponses() =>
        Found.Nothing("the engine's public surface has no web type",
            Houses.TypesOf(Houses.Engine).Where(type => type.IsVisible).SelectMany(WebInSurface));

    [Fact]
    public void Checker_SeesEveryWrongArrow()
    {
        var upwards =
            XDocument.Parse("""<Project><ProjectReference Include="..\Tandem.Engine\Tandem.Engine.csproj" /></Project>""");
        Assert.NotEmpty(WrongProjects("Tandem.Bol", upwards));
        Assert.NotEmpty(WrongProjects("Tandem.Sandbox", upwards));
        Assert.Empty(WrongProjects("Tandem.Web", upwards));
        Assert.NotEmpty(WrongReferences("Tandem.Engine", [new AssemblyName("tandem")]));
        Assert.NotEmpty(WrongReferences("Tandem.Sandbox", [new AssemblyName("Tandem.Bol")]));
        Assert.Empty(WrongReferences("Tandem.Engine", [new AssemblyName("Tandem.Bol"), new AssemblyName("System.Runtime")]));
        Assert.True(IsWeb("Microsoft.AspNetCore.Components.Web"));
        Assert.NotEmpty(WebInSurface(typeof(Wrong.AnswersRequests)));
    }

    private static IEnumerable<string> WrongProjects(string house, XDocument project) =>
        from reference in project.Descendants("ProjectReference")
        let other = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
        where !MayKnow[house].Contains(other, StringComparer.Ordinal)
        select $"{house} references {other}";

    private static IEnumerable<string> WrongReferences(string house, IEnumerable<AssemblyName> references) =>
        from reference in references
        let other = HouseOf(reference.Name!)
        where MayKnow.ContainsKey(other) && !MayKnow[house].Contains(other, StringComparer.Ordinal)
        select $"{house} uses {other}";

    private static string HouseOf(string assembly) => assembly == "tandem" ? "Tandem.Web" : assembly;

    private static bool IsWeb(string assembly) =>
        WebOnly.Any(web => assembly == web || assembly.StartsWith(web + ".", StringComparison.Ordinal));

    private static IEnumerable<string> WebInSurface(Type type)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = type.GetMethods(Declared).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
            .Concat(type.GetConstructors(Declared).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
            .Concat(type.GetFields(Declared).Select(f => f.FieldType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object));
        return named.SelectMany(Parts)
            .Where(part => IsWeb(part.Assembly.GetName().Name!)
                || part.Assembly.GetName().Name!.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal))
            .Select(part => $"{Houses.Name(type)} shows {part.Name}");
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
