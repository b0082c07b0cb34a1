using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Conventions;

/// <summary>Classes are sealed, named after what they are or do, need little, and keep nothing in static fields.</summary>
public sealed class ShapeTests
{
    private static readonly string[] BannedEndings =
        ["Manager", "Helper", "Helpers", "Service", "Services", "Util", "Utils", "Utility", "Utilities", "Repository", "Impl"];

    private static readonly string[] BannedFolders =
        ["Services", "Models", "Helpers", "Managers", "Repositories", "Utils", "Utilities", "Common", "Misc", "Interfaces"];

    [Fact]
    public void Classes_AreSealed() =>
        Found.Nothing("a class is sealed or static; an abstract one is the closed set of its cases beside it",
            Houses.Types.SelectMany(NotSealed));

    [Fact]
    public void Types_SayTheAct() =>
        Found.Nothing("a name says what it is or does",
            Houses.Types.SelectMany(type => BadlyNamed(type.Namespace!, type.Name, Houses.IsRecord(type))));

    [Fact]
    public void Classes_NeedAtMostFiveOthers() =>
        Found.Nothing("a class with more than five dependencies does more than one thing", Houses.Types.SelectMany(Crowded));

    [Fact]
    public void StaticFields_NeverChange() =>
        Found.Nothing("state is in the database or in an object with an owner", Houses.Types.SelectMany(StaticState));

    [Fact]
    public void Checker_SeesEveryWrongShape()
    {
        Assert.NotEmpty(NotSealed(typeof(Wrong.Open)));
        Assert.NotEmpty(NotSealed(typeof(Wrong.OpenRecord)));
        Assert.NotEmpty(NotSealed(typeof(Wrong.AbstractForNobody)));
        Assert.Empty(NotSealed(typeof(Right.Outcome)));
        Assert.Empty(NotSealed(typeof(Right.Outcome.Done)));
        Assert.Empty(NotSealed(typeof(Right.EchoRule)));
        Assert.NotEmpty(BadlyNamed("Tandem.Engine.Orders", "OrderManager"));
        Assert.NotEmpty(BadlyNamed("Tandem.Engine.Orders", "OrderRepository`1"));
        Assert.NotEmpty(BadlyNamed("Tandem.Engine.Models", "Order"));
        Assert.NotEmpty(BadlyNamed("Tandem.Engine.Orders", "OrderService"));
        Assert.Empty(BadlyNamed("Tandem.Engine.Orders", "ServicePoint"));
        Assert.Empty(BadlyNamed("Tandem.Bol", "BolAdditionalService", isFact: true));
        Assert.NotEmpty(Crowded(typeof(Wrong.Crowd)));
        Assert.Empty(Crowded(typeof(Right.Five)));
        Assert.NotEmpty(StaticState(typeof(Wrong.Remembers)));
        Assert.NotEmpty(StaticState(typeof(Wrong.RemembersInAProperty)));
        Assert.Empty(StaticState(typeof(Right.EchoRule)));
    }

    private static IEnumerable<string> NotSealed(Type type)
    {
        if (!type.IsClass || type.IsSealed || Houses.IsComponent(type))
            yield break;
        if (!type.IsAbstract)
            yield return $"{Houses.Name(type)} is not sealed";
        else if (!type.Assembly.GetTypes().Any(other => other.BaseType is { } parent && Open(parent) == type))
            yield return $"{Houses.Name(type)} is abstract and nothing derives from it";
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<string> BadlyNamed(string folders, string type, bool isFact = false)
    {
        var name = type.Split('`')[0];
        // A record may be a service: a thing that bol sells with a product.
        if (BannedEndings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.Ordinal)) is { } banned
            && !(isFact && banned == "Service"))
            yield return $"{folders}.{name} ends in {banned}";
        if (folders.Split('.').FirstOrDefault(part => BannedFolders.Contains(part, StringComparer.Ordinal)) is { } folder)
            yield return $"{folders}.{name} is in a folder {folder}, which is no word of the shop";
    }

    private static IEnumerable<string> Crowded(Type type) =>
        from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        where !Houses.IsRecord(type)
        let needed = constructor.GetParameters().Select(parameter => parameter.ParameterType).Count(IsDependency)
        where needed > 5
        select $"{Houses.Name(type)} needs {needed}";

    // Somebody with behaviour: not a value, a text, a list of data or a function. Everybody may have the clock and a log.
    private static bool IsDependency(Type type) =>
        type is { IsValueType: false, IsArray: false }
        && type != typeof(string)
        && type != typeof(TimeProvider)
        && !typeof(ILogger).IsAssignableFrom(type)
        && !Houses.IsRecord(type)
        && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(System.Collections.IEnumerable).IsAssignableFrom(type);

    private static IEnumerable<string> StaticState(Type type) =>
        from field in type.GetFields(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsInitOnly && !field.IsLiteral
        // What the compiler keeps for itself has angle brackets too, but only a property has a backing field.
        where !field.Name.StartsWith('<') || field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
        where !Houses.IsComponent(type) && !typeof(JsonSerializerContext).IsAssignableFrom(type)
        select $"{Houses.Name(type)}.{field.Name} can change";
}
