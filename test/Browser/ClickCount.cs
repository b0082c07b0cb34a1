using Microsoft.Playwright;

namespace Tandem.Tests.Browser;

/// <summary>Counts what somebody clicks in a browser, from page to page.</summary>
internal static class ClickCount
{
    /// <summary>From the next page that is opened on. A script's own clicks do not count.</summary>
    public static Task Watch(IBrowserContext context) => context.AddInitScriptAsync(
        "document.addEventListener('click', e => { if (e.isTrusted) "
        + "sessionStorage.clicks = 1 + Number(sessionStorage.clicks ?? 0); }, true);");

    public static Task<int> Of(IPage page) => page.EvaluateAsync<int>("Number(sessionStorage.clicks ?? 0)");
}
