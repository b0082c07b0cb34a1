using Microsoft.Playwright;

namespace Tandem.Tests.Browser;

/// <summary>
/// Debian's Chromium, headless, one for the whole run. Each test opens a context of its own, which shares nothing with
/// other tests. Where Chromium is absent the test is skipped and says so.
/// </summary>
internal static class Chromium
{
    // The one without a window of its own is the same engine, and its pages take a third less time.
    private static readonly string Program =
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists) ?? "";

    private static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    /// <summary>A fresh profile (own cookies, own storage); dispose it with the test.</summary>
    public static async Task<IBrowserContext> NewContext(BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(Program.Length > 0,
            "Chromium is not installed: apt-get install chromium-headless-shell, or run ./test.sh");
        var browser = await Shared.Value;
        return await browser.NewContextAsync(options ?? new()
        {
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 800 },
        });
    }

    private static async Task<IBrowser> Launch()
    {
        // Its driver is in the NuGet package; the browsers that it would download are not wanted.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = await Playwright.CreateAsync();
        // The driver ends with our pipe to it and takes Chromium along, so a killed run leaves no browser behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        });
    }
}
