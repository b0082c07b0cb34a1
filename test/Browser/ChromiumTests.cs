using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Tandem.Tests.Browser;

public sealed class ChromiumTests
{
    private const string Page = """
        <!doctype html><html lang="nl"><title>Proef</title>
        <button onclick="document.querySelector('p').textContent = 'geklikt'">Klik</button><p>wacht</p></html>
        """;

    [Fact]
    public async Task Page_ServedByKestrel_IsClickedAndPhotographed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        site.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
        await site.StartAsync();

        await using var context = await Chromium.NewContext();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Urls.Single());
        await page.GetByRole(AriaRole.Button, new() { Name = "Klik" }).ClickAsync();

        Assert.Equal("geklikt", await page.Locator("p").TextContentAsync());
        var picture = await page.ScreenshotAsync();
        Assert.Equal("PNG"u8.ToArray(), picture[1..4]);
        Assert.True(picture.Length > 1000, $"a page with a button has more to show than {picture.Length} bytes");
    }
}
