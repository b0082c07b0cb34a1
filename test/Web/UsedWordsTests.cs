using System.Text.RegularExpressions;
using Tandem.Tests.Conventions;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Web;

/// <summary>The words that screens ask for are there, those that are there are asked for, and one of a thing is one.</summary>
public sealed partial class UsedWordsTests
{
    private static readonly string Screens = string.Join('\n', Sources.Files
        .Where(path => path.StartsWith("src/Tandem.Web/", StringComparison.Ordinal)
            && !path.Contains("/Words/", StringComparison.Ordinal) && (path.EndsWith(".razor", StringComparison.Ordinal)
            || path.EndsWith(".cs", StringComparison.Ordinal)))
        .Select(path => File.ReadAllText(Path.Combine(Sources.Root, path))));

    /// <summary>Words with a figure that are the same for one, or never about one.</summary>
    private static readonly HashSet<string> NeverOne = ["chart.label", "palette.count"];

    [Fact]
    public void EveryWordThatAScreenAsksFor_IsThere() =>
        Found.Nothing("a word that a screen asks for has a text", Asked().Matches(Screens)
            .Select(match => match.Groups["key"].Value).Distinct()
            .Where(key => !ScreenWords.All.ContainsKey(key)
                && !ScreenWords.All.Keys.Any(word => word.StartsWith(key + ".", StringComparison.Ordinal))));

    /// <summary>Of the words of the frame and of home: whole keys, or families by what stands before the last dot.</summary>
    [Fact]
    public void EveryWordOfTheFrame_IsAskedFor() =>
        Found.Nothing("a word that nobody asks for goes", FrameWords.Screens.Keys.Where(key => !IsAsked(key)));

    [Fact]
    public void EveryWordOfTheFrame_ThatCounts_HasItsOne() =>
        Found.Nothing("\"1 bestellingen\" is never said", FrameWords.Screens
            .Where(words => Plural().IsMatch(words.Value.Nl) && !words.Key.EndsWith(".one", StringComparison.Ordinal)
                && !FrameWords.Screens.ContainsKey(words.Key + ".one") && !NeverOne.Contains(words.Key))
            .Select(words => $"{words.Key}: {words.Value.Nl}"));

    [Fact]
    public void NoWord_IsLeftUntranslated() =>
        Found.Nothing("a sentence is not the same in two languages", ScreenWords.All
            .Where(words => words.Value.Nl == words.Value.En && words.Value.Nl.Split(' ').Length > 3)
            .Select(words => $"{words.Key}: {words.Value.Nl}"));

    private static bool IsAsked(string key)
    {
        var whole = key.EndsWith(".one", StringComparison.Ordinal) ? key[..^4] : key;
        if (Screens.Contains($"\"{whole}\"", StringComparison.Ordinal)) return true;
        var dot = whole.LastIndexOf('.');
        return dot > 0 && (Screens.Contains($"\"{whole[..dot]}.{{", StringComparison.Ordinal)
            || Screens.Contains($"\"{whole[..dot]}\", ", StringComparison.Ordinal)
            || whole.StartsWith("palette.", StringComparison.Ordinal) && whole.EndsWith('s') && !whole[8..].Contains('.'));
    }

    [GeneratedRegex("""(?:Say|Fill)\(\$?"(?<key>[a-z][A-Za-z.-]*)"[,)]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{n\} [a-z-]+en\b|\{n\} [a-z-]+s\b")]
    private static partial Regex Plural();
}
