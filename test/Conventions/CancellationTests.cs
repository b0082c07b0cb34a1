using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Tandem.Tests.Conventions;

/// <summary>Whoever waits can be told to stop: a public async method asks for a token, and does not make it optional.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void AsyncMethods_AskForAToken() =>
        Found.Nothing("a public async method has a required CancellationToken", Houses.Types.SelectMany(Deaf));

    [Fact]
    public void Checker_SeesEveryDeafMethod()
    {
        Assert.Equal(3, Deaf(typeof(Wrong.Deaf)).Count());
        Assert.Empty(Deaf(typeof(Right.Hears)));
    }

    private static IEnumerable<string> Deaf(Type type)
    {
        if (Houses.IsComponent(type))
            yield break;
        var dictated = Dictated(type);
        foreach (var method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (!IsAsync(method.ReturnType) || method.Name.StartsWith('<') || dictated.Contains(method)
                || method.GetBaseDefinition() != method || IsOfCompiler(method))
                continue;
            var parameters = method.GetParameters();
            // A request brings its token along: RequestAborted.
            if (parameters.Any(parameter => parameter.ParameterType == typeof(HttpContext)))
                continue;
            if (parameters.FirstOrDefault(parameter => parameter.ParameterType == typeof(CancellationToken)) is not { } token)
                yield return $"{Houses.Name(method)} takes no token";
            else if (token.HasDefaultValue)
                yield return $"{Houses.Name(method)} lets its caller forget the token";
        }
    }

    // Somebody else's interface says what the method takes. Calls between grains travel as messages and end by time-out.
    private static HashSet<MethodInfo> Dictated(Type type) => type.IsInterface
        ? [.. typeof(IAddressable).IsAssignableFrom(type) ? type.GetMethods() : []]
        : [.. type.GetInterfaces()
            .Where(contract => !Houses.IsOurs(contract) || typeof(IAddressable).IsAssignableFrom(contract))
            .SelectMany(contract => type.GetInterfaceMap(contract).TargetMethods)];

    // A delegate says what it takes in Invoke; the other methods of its type are not written by anybody.
    private static bool IsOfCompiler(MethodInfo method) =>
        typeof(Delegate).IsAssignableFrom(method.DeclaringType) && method.Name != "Invoke";

    private static bool IsAsync(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>)
            || type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
