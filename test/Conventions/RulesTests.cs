using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Rules are pure. A rule is a static class whose name ends in Rule, Rules, Decision or Decisions, or any type with a
/// method named Decide. It may be told everything and may ask nobody: no clock, no database, no network, no log, no dice.
/// </summary>
public sealed class RulesTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Askable =
        [typeof(TimeProvider), typeof(DbContext), typeof(HttpClient), typeof(ILogger), typeof(IServiceProvider)];

    private static readonly string[] Outside =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Threading.Tasks.", "System.TimeProvider.", "System.Console.",
        "System.Random.get_Shared", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Security.Cryptography.RandomNumberGenerator.",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.Get", "System.Environment.get_Tick", "System.Environment.get_Machine",
        "System.TimeZoneInfo.get_Local",
        "System.Diagnostics.Stopwatch.", "System.Diagnostics.Process.", "System.Threading.Thread.",
        "Microsoft.EntityFrameworkCore.", "Microsoft.Data.", "Microsoft.Extensions.Logging.", "Npgsql.",
    ];

    [Fact]
    public void Rules_AskNobody() =>
        Found.Nothing("a rule is a pure static function", Houses.Types.SelectMany(Impure));

    [Theory]
    [InlineData(typeof(Wrong.WaitingRule))]
    [InlineData(typeof(Wrong.AskingRule))]
    [InlineData(typeof(Wrong.LoggingRules))]
    [InlineData(typeof(Wrong.TimedDecision))]
    [InlineData(typeof(Wrong.ClockRule))]
    [InlineData(typeof(Wrong.DiceRule))]
    [InlineData(typeof(Wrong.FileRule))]
    [InlineData(typeof(Wrong.InstanceDecides))]
    public void Checker_SeesAnImpureRule(Type rule) => Assert.NotEmpty(Impure(rule));

    [Fact]
    public void Checker_AllowsAPureRule() => Assert.Empty(Impure(typeof(Right.EchoRule)));

    private static IEnumerable<string> Impure(Type type)
    {
        var deciding = type.GetMethods(Declared).Where(method => method.Name == "Decide").ToList();
        var isRule = Houses.IsStatic(type) && EndsAsRule(type.Name);
        if (type.IsInterface || (deciding.Count == 0 && !isRule))
            yield break;

        foreach (var method in isRule ? type.GetMethods(Declared).Where(method => !method.Name.StartsWith('<')) : deciding)
        {
            if (!method.IsStatic)
                yield return $"{Houses.Name(method)} is not static";
            foreach (var part in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            {
                if (IsTask(part))
                    yield return $"{Houses.Name(method)} waits: {part.Name}";
                else if (Askable.Any(asked => asked.IsAssignableFrom(part)))
                    yield return $"{Houses.Name(method)} asks {part.Name}";
            }
        }

        foreach (var called in Calls.Of(type).Select(call => $"{call.DeclaringType?.FullName}.{call.Name}"))
        {
            if (Outside.Any(outside => called.StartsWith(outside, StringComparison.Ordinal)))
                yield return $"{Houses.Name(type)} calls {called}";
        }
    }

    private static bool EndsAsRule(string name) =>
        new[] { "Rule", "Rules", "Decision", "Decisions" }.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
