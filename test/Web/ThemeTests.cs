using System.Text.RegularExpressions;
using Tandem.Tests.Conventions;

namespace Tandem.Tests.Web;

/// <summary>
/// Words stand out from what is behind them, in the light theme and the dark: computed from the theme's own values, for every
/// rule of the style sheet. (WCAG 2.2, success criteria 1.4.3 and 1.4.11.)
/// </summary>
public sealed partial class ThemeTests
{
    private const double OfWords = 4.5;
    private const double OfSigns = 3;

    private static readonly string Sheet = Sources.Text("src/Tandem.Web/wwwroot/tandem.css")!;

    public static TheoryData<string> Themes => ["light", "dark"];

    [Theory, MemberData(nameof(Themes))]
    public void Words_StandOut(string theme)
    {
        var rules = Rules().Where(r => Color().IsMatch(r.Body)).ToList();
        Assert.InRange(rules.Count, 20, 500);
        foreach (var (selector, body) in rules)
        {
            var words = Value(
                theme, Color().Match(body).Groups["value"].Value.Replace("!important", "", StringComparison.Ordinal).Trim());
            var behind = Behind().Match(body) is { Success: true } own ? [Value(theme, own.Groups["value"].Value)]
                : new[] { Palette(theme, "background"), Palette(theme, "surface") };
            foreach (var color in behind)
                Assert.True(Contrast(words, color) >= OfWords, $"{theme}, {selector}: {words} on {color}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void Signs_AndWhatHasTheFocus_StandOut(string theme)
    {
        foreach (var sign in new[] { "text-secondary", "success", "warning", "error", "info", "primary" })
            foreach (var behind in new[] { "background", "surface" })
                Assert.True(Contrast(Palette(theme, sign), Palette(theme, behind)) >= OfSigns, $"{theme}: {sign} on {behind}");
    }

    /// <summary>What is chosen in the menu and in the palette lies on a ground of its own.</summary>
    [Theory, MemberData(nameof(Themes))]
    public void WhatIsChosen_CanBeRead(string theme)
    {
        foreach (var words in new[] { "text-primary", "primary" })
            Assert.True(Contrast(Palette(theme, words), Palette(theme, "raised")) >= OfWords, $"{theme}: {words}");
    }

    [Fact]
    public void Contrast_OfBlackOnWhite_IsTheMostThereIs() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);

    private static string Palette(string theme, string name) =>
        Regex.Match(Sheet,
            $@"--{name}: light-dark\((?<light>#[0-9a-f]{{6}}), (?<dark>#[0-9a-f]{{6}})\)") is { Success: true } both
            ? both.Groups[theme].Value : throw new ArgumentException($"Which colour is {name}?", nameof(name));

    private static IEnumerable<(string Selector, string Body)> Rules() =>
        Rule().Matches(Sheet).Select(m => (m.Groups["selector"].Value.Trim(), m.Groups["body"].Value));

    private static string Value(string theme, string value) => value switch
    {
        ['#', ..] => value.Length == 4 ? $"#{value[1]}{value[1]}{value[2]}{value[2]}{value[3]}{value[3]}" : value,
        _ when Named().Match(value) is { Success: true } name => Palette(theme, name.Groups["name"].Value),
        _ => throw new ArgumentException($"Which colour is {value}? Say it here.", nameof(value)),
    };

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        var parts = Convert.FromHexString(color[1..]);
        return (0.2126 * Linear(parts[0])) + (0.7152 * Linear(parts[1])) + (0.0722 * Linear(parts[2]));
    }

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("(?<selector>[^{}]+)\\{(?<body>[^{}]*)\\}")]
    private static partial Regex Rule();

    [GeneratedRegex("^var\\(--(?<name>[a-z-]+)\\)$")]
    private static partial Regex Named();

    // Not of a border or a background; what it inherits has been looked at where it was said.
    [GeneratedRegex("(?<![-\\w])color:(?!\\s*(?:inherit|currentColor|transparent))\\s*(?<value>[^;]+?)\\s*(;|$)")]
    private static partial Regex Color();

    [GeneratedRegex("(?<![-\\w])background:(?!\\s*(?:none|transparent))\\s*(?<value>[^;]+?)\\s*(;|$)")]
    private static partial Regex Behind();
}
