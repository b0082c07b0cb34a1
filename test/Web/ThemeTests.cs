using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
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
        var palette = Palette(theme);
        var rules = Rules().Where(r => Color().IsMatch(r.Body)).ToList();
        Assert.InRange(rules.Count, 20, 500);
        foreach (var (selector, body) in rules)
        {
            var words = Value(palette, Color().Match(body).Groups["value"].Value);
            var behind = Behind().Match(body) is { Success: true } own ? [Value(palette, own.Groups["value"].Value)]
                : new[] { palette.Background, palette.Surface };
            foreach (var color in behind)
                Assert.True(Contrast(words, color) >= OfWords, $"{theme}, {selector}: {words} on {color}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void Signs_AndWhatHasTheFocus_StandOut(string theme)
    {
        var palette = Palette(theme);
        foreach (var sign in new[] { palette.TextSecondary, palette.Success, palette.Warning, palette.Error, palette.Info,
            palette.Primary })
        {
            Assert.True(Contrast(sign, palette.Background) >= OfSigns, $"{theme}: {sign}");
            Assert.True(Contrast(sign, palette.Surface) >= OfSigns, $"{theme}: {sign}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void BarAndDrawer_CanBeRead(string theme)
    {
        var palette = Palette(theme);
        Assert.True(Contrast(palette.AppbarText, palette.AppbarBackground) >= OfWords, theme);
        Assert.True(Contrast(palette.DrawerText, palette.DrawerBackground) >= OfWords, theme);
        Assert.True(Contrast(palette.DrawerIcon, palette.DrawerBackground) >= OfSigns, theme);
    }

    [Fact]
    public void Contrast_OfBlackOnWhite_IsTheMostThereIs() =>
        Assert.Equal(21, Contrast(new MudColor("#000000"), new MudColor("#ffffff")), 3);

    private static Palette Palette(string theme) =>
        theme == "light" ? Tandem.Web.Pages.Theme.Mud.PaletteLight : Tandem.Web.Pages.Theme.Mud.PaletteDark;

    private static IEnumerable<(string Selector, string Body)> Rules() =>
        Rule().Matches(Sheet).Select(m => (m.Groups["selector"].Value.Trim(), m.Groups["body"].Value));

    private static MudColor Value(Palette palette, string value) => value switch
    {
        "var(--mud-palette-text-primary)" => palette.TextPrimary,
        "var(--mud-palette-text-secondary)" => palette.TextSecondary,
        "var(--mud-palette-primary)" => palette.Primary,
        "var(--mud-palette-success)" => palette.Success,
        "var(--mud-palette-warning)" => palette.Warning,
        "var(--mud-palette-error)" => palette.Error,
        "var(--mud-palette-info)" => palette.Info,
        "var(--mud-palette-surface)" => palette.Surface,
        "var(--mud-palette-background)" => palette.Background,
        ['#', ..] => new MudColor(value),
        _ => throw new ArgumentException($"Which colour is {value}? Say it here.", nameof(value)),
    };

    private static double Contrast(MudColor one, MudColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(MudColor color) =>
        (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("(?<selector>[^{}]+)\\{(?<body>[^{}]*)\\}")]
    private static partial Regex Rule();

    // Not of a border or a background; what it inherits has been looked at where it was said.
    [GeneratedRegex("(?<![-\\w])color:(?!\\s*(?:inherit|currentColor|transparent))\\s*(?<value>[^;]+?)\\s*(;|$)")]
    private static partial Regex Color();

    [GeneratedRegex("(?<![-\\w])background:(?!\\s*(?:none|transparent))\\s*(?<value>[^;]+?)\\s*(;|$)")]
    private static partial Regex Behind();
}
