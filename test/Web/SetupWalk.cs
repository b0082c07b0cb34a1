using System.Diagnostics;
using Microsoft.Playwright;
using Tandem.Tests.Browser;

namespace Tandem.Tests.Web;

/// <summary>
/// A walk through the setup by somebody who types and clicks, with what it costs: fields, clicks and decisions.
/// </summary>
internal sealed class SetupWalk(IPage page)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Fields that were typed in.</summary>
    public int Fields { get; private set; }

    /// <summary>Clicks on buttons, links and boxes.</summary>
    public int Clicks { get; private set; }

    /// <summary>Clicks that decide something that a default does not: what to connect, and what goes live.</summary>
    public int Decisions { get; private set; }

    public async Task Type(string label, string text)
    {
        Fields++;
        await page.GetByLabel(label, new() { Exact = true }).Filter(new() { Visible = true }).FillAsync(text);
    }

    /// <summary>Writes down what it cost, its time too.</summary>
    public void Tell() => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{Fields} fields, {Clicks} clicks, {Decisions} decisions, {(int)_watch.Elapsed.TotalSeconds} s");

    public Task Press(string button, bool decides = false) =>
        Click(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }), decides);

    public async Task Click(ILocator what, bool decides = false)
    {
        Clicks++;
        if (decides) Decisions++;
        await what.ClickAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Waits for a step, and looks at it; on a phone in the dark too.</summary>
    public async Task At(string title)
    {
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(title, new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.answers === 'yes'");
        await Screen.Picture(page, "setup-" + title);
        await Screen.AssertAccessible(page);
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await Screen.AssertFits(page);
        await Screen.Picture(page, "setup-" + title);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(width, height);
    }
}
