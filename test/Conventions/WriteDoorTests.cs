using System.Reflection;
using System.Text.RegularExpressions;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Conventions;

/// <summary>
/// A page writes through <c>Session.WriteFor</c>, which asks for the right first. What writes is read from the compiled engine:
/// whatever comes to the database's own doors.
/// </summary>
public sealed partial class WriteDoorTests
{
    // What a one-time link gives, the link itself says.
    private static readonly HashSet<string> Allowed = ["LinkPage.razor: Links.Use"];

    private static readonly Lazy<HashSet<string>> Writers = new(FindWriters);

    [Fact]
    public void Pages_WriteThroughTheDoorOnly()
    {
        var pages = Sources.Files.Where(path => path.StartsWith("src/Tandem.Web/Pages/", StringComparison.Ordinal)
            && path.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        var seen = pages.SelectMany(path => Writes(Path.GetFileName(path), Sources.Text(path)!)).ToList();

        Assert.InRange(seen.Count, 30, int.MaxValue);
        var outside = seen.Where(w => !w.Inside).Select(w => w.Name).ToList();
        Found.Nothing("what a page writes asks for the right first", outside.Except(Allowed));
        Found.Nothing("what asks is not on the list", Allowed.Except(outside));
    }

    [Theory]
    [InlineData("@inject ApiTokens Tokens\n@code { async Task X() { await Tokens.Revoke(Seller.Id, 1, ct); } }", false)]
    [InlineData("@inject ApiTokens Tokens\n<button @onclick=\"() => Tokens.Revoke(Seller.Id, 1, ct)\" />", false)]
    [InlineData("@inject ApiTokens Tokens\n@code { Task X() => Session.WriteFor(a, b, () => Tokens.Revoke(Seller.Id, 1, ct)); }", true)]
    [InlineData("""
        @inject ApiTokens Tokens
        <button @onclick="() => Do(() => Tokens.Revoke(Seller.Id, 1, ct))" />
        @code {
            private async Task Do(Func<Task> act)
            {
                await Session.WriteFor(Seller.Id, Right.Stock, act);
            }
        }
        """, true)]
    public void Checker_SeesWhetherTheDoorIsAsked(string page, bool inside) =>
        Assert.Equal(inside, Assert.Single(Writes("X.razor", page)).Inside);

    private static IEnumerable<(string Name, bool Inside)> Writes(string file, string text)
    {
        var doors = Methods().Matches(text).Where(m => m.Groups["body"].Value.Contains("WriteFor(", StringComparison.Ordinal))
            .Select(m => m.Groups["name"].Value).Append("WriteFor").Append("WriteForNew").ToHashSet(StringComparer.Ordinal);
        foreach (Match injected in Injected().Matches(text))
        {
            var (type, name) = (injected.Groups["type"].Value, injected.Groups["name"].Value);
            foreach (Match call in Regex.Matches(text, $@"(?<![\w.]){name}\.(?<method>\w+)(?=[(,)])", RegexOptions.None,
                TimeSpan.FromSeconds(1)))
            {
                if (Writers.Value.Contains($"{type}.{call.Groups["method"].Value}"))
                    yield return ($"{file}: {call.Value}", Around(text, call.Index).Any(doors.Contains));
            }
        }
    }

    /// <summary>The calls that a place stands in, as an argument.</summary>
    private static IEnumerable<string> Around(string text, int at)
    {
        var depth = 0;
        for (var i = at - 1; i >= 0; i--)
        {
            if (text[i] == ')') depth++;
            if (text[i] != '(' || depth-- > 0) continue;
            depth = 0;
            var end = i;
            while (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] == '_')) i--;
            yield return text[i..end];
        }
    }

    private static HashSet<string> FindWriters()
    {
        var engine = Houses.TypesOf(Houses.Engine).Where(type => !type.Name.StartsWith('<')).ToList();
        var calls = engine.SelectMany(type => Calls.ByMethod(type).Select(call =>
            (From: Name(type, call.Method), To: Name(call.Called.DeclaringType, call.Called.Name)))).Distinct()
            .ToLookup(c => c.To, c => c.From);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([$"{nameof(Database)}.Write", $"{nameof(Database)}.WriteFor"]);
        while (next.TryDequeue(out var writer))
            foreach (var caller in calls[writer])
                if (found.Add(caller)) next.Enqueue(caller);
        return found;
    }

    private static string Name(MemberInfo? type, string method) => $"{type?.Name.Split('`')[0]}.{method}";

    [GeneratedRegex(@"^@inject (?<type>\w+) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Injected();

    [GeneratedRegex(@"^ *private async Task(<\w+>)? (?<name>\w+)\([^\n]*\)\s*\{(?<body>.*?)^ {2,4}\}",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Methods();
}
