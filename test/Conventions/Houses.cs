using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace Tandem.Tests.Conventions;

/// <summary>The repository as assemblies. The arrows between them: Web → Engine → {Bol, WooCommerce}, Web → Sandbox.</summary>
internal static class Houses
{
    public static Assembly Bol { get; } = Assembly.Load("Tandem.Bol");

    public static Assembly WooCommerce { get; } = Assembly.Load("Tandem.WooCommerce");

    public static Assembly Engine { get; } = Assembly.Load("Tandem.Engine");

    public static Assembly Sandbox { get; } = Assembly.Load("Tandem.Sandbox");

    public static Assembly Web { get; } = Assembly.Load("tandem");

    public static IReadOnlyList<Assembly> All { get; } = [Bol, WooCommerce, Engine, Sandbox, Web];

    public static IEnumerable<Type> Types => All.SelectMany(TypesOf);

    /// <summary>The types that a person wrote: no lambdas, no output of source generators.</summary>
    public static IEnumerable<Type> TypesOf(Assembly house) =>
        house.GetTypes().Where(type => IsOurs(type) && !IsGenerated(type) && !IsMigration(type));

    public static bool IsOurs(Type type) => type.Namespace is { } name && name.Split('.')[0] == "Tandem";

    /// <summary>Razor writes these classes, and gives no way to seal them.</summary>
    public static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type) || type.Name == "_Imports";

    public static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    /// <summary>A record class has a copying method of a name that C# itself cannot spell.</summary>
    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    public static string Name(Type type) => type.FullName!.Replace('+', '.');

    public static string Name(MethodBase method) => $"{Name(method.DeclaringType!)}.{method.Name}";

    private static bool IsGenerated(Type? type) =>
        type is not null
        && (type.Name.StartsWith('<')
            || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false) && !IsPartlyGenerated(type)
            || IsGenerated(type.DeclaringType));

    // The serializer's generator marks the whole class, of which a person wrote the name and the attributes.
    private static bool IsPartlyGenerated(Type type) =>
        typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type);

    private static bool IsMigration(Type type) => type.Namespace!.Split('.').Contains("Migrations", StringComparer.Ordinal);
}
