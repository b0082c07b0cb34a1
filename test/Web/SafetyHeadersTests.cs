using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Tandem.Tests.Browser;
using Tandem.Tests.External;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>What answers tell browsers, in a real one: our own pages work under it.</summary>
public sealed class SafetyHeadersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_WorkUnderTheirOwnPolicy()
    {
        await using var program = await OpenProgram.Start();
        await using var context = await Chromium.NewContext();
        var page = await context.NewPageAsync();
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") refused.Add($"{page.Url}: {message.Text}");
        };
        foreach (var path in new[] { "", "items", "orders", "rules", "statement", "source", "labels" })
            await Screen.Open(page, $"{program.Url}{path}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bestellingen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bestellingen");
        await page.GotoAsync($"{program.Url}api/docs");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Say how many there are", new() { Timeout = 30_000 });

        Assert.Empty(refused);
    }

    [Fact]
    public async Task Page_Elsewhere_CanNeitherFrameNorReadNorOpenACircuit()
    {
        await using var program = await OpenProgram.Start();
        await using var elsewhere = await FileServer.Start();
        elsewhere.Instead = http =>
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync("<!doctype html><title>Elders</title>", Ct);
        };
        await using var context = await Chromium.NewContext();
        var page = await context.NewPageAsync();

        // The same machine, another origin: what a page of another program here, or of a name that leads here, would do.
        await page.GotoAsync(elsewhere.Url);
        var outcome = await page.EvaluateAsync<string>(
            """
            async to => {
              const open = new Promise(done => {
                const socket = new WebSocket(to.replace("http", "ws") + "_blazor");
                socket.onopen = () => done("socket");
                socket.onerror = () => done("none");
              });
              const read = fetch(to, { mode: "no-cors" }).then(() => "answered", () => "none");
              return `${await open} ${await read}`;
            }
            """, program.Url.ToString());
        Assert.Equal("none none", outcome);
    }
}
