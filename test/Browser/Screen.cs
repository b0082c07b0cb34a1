using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tandem.Tests.Browser;

/// <summary>
/// A page of ours as somebody sees it. Every page that a test opens is photographed for whoever sets <c>TANDEM_TEST_PICTURES</c>
/// to a folder.
/// </summary>
internal static class Screen
{
    /// <summary>The variable that names the folder of pictures.</summary>
    public const string Folder = "TANDEM_TEST_PICTURES";

    // The tree of a page without faults is of no use, and is most of what would be sent and read.
    private static readonly AxeRunOptions FaultsOnly = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The browser of somebody with this language, screen and preference.</summary>
    public static Task<IBrowserContext> Context(string locale, int width, ColorScheme scheme = ColorScheme.Light) =>
        Chromium.NewContext(new()
        {
            Locale = locale,
            TimezoneId = "Europe/Amsterdam",
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 844 },
        });

    public static async Task<IPage> Open(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await Open(page, address);
        return page;
    }

    /// <summary>Goes there, and waits until the page answers and has its rows.</summary>
    public static async Task Open(IPage page, string address)
    {
        await Reach(page, address);
        await Picture(page, new Uri(address).PathAndQuery.Trim('/'));
    }

    /// <summary>The same, without a picture of it.</summary>
    public static async Task Reach(IPage page, string address)
    {
        await page.GotoAsync(address);
        // Interactive once the browser has its circuit; until then a click or a key does nothing. Asked at every frame, which is
        // what Playwright does by itself, a page that waits would be drawn all the time.
        await page.WaitForFunctionAsync(
            """
            () => document.documentElement.dataset.answers === 'yes'
              && ![...document.querySelectorAll('main p')].some(p => ['Bezig met laden…', 'Loading…'].includes(p.textContent.trim()))
            """, null, new() { PollingInterval = 40 });
    }

    /// <summary>Nothing beside the screen.</summary>
    public static async Task AssertFits(IPage page) => Assert.Equal((page.Url, 0),
        (page.Url,
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")));

    /// <summary>
    /// It fits, and nothing keeps somebody out who does not see, or does not use a mouse. Slow: once for each page is enough, for
    /// language and width change nothing of it, and the colours of the other theme are held by <see cref="Web.ThemeTests"/>.
    /// </summary>
    public static async Task AssertAccessible(IPage page)
    {
        await AssertFits(page);
        var result = await page.RunAxe(FaultsOnly);
        Assert.Empty(
            result.Violations.Select(v => $"{page.Url}: {v.Id} ({v.Impact}) {string.Join("; ", v.Nodes.Select(n => n.Html))}"));
    }

    public static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder) return;
        var test = TestContext.Current.Test?.TestCase is { } running ? $"{running.TestClassSimpleName}-{running.TestMethodName}"
            : "test";
        var dark = await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches");
        var language = await page.Locator("html").GetAttributeAsync("lang");
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        await page.ScreenshotAsync(new()
        {
            // On a picture of a whole page, what stays in sight while somebody scrolls would hide what is behind it.
            Style = ".bottom, .bar, .sticky, .selection.open { position: static !important; }",
            Path = Path.Combine(folder,
                $"{test}-{safe}-{language}-{page.ViewportSize!.Width}-{(dark ? "dark" : "light")}.png"),
            FullPage = true
        });
    }
}
