using Microsoft.Playwright;
using Tandem.Engine.Printing;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Printing;

/// <summary>A seller says on the screen what stands on packing slips.</summary>
public sealed class SlipLookScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Look_IsSaved_AndAFileThatIsNoPictureIsRefused()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/order-settings");
        var card = page.Locator("section:has(#slip-look)");
        await card.GetByLabel("Afzender").FillAsync("Theewinkel Proef\nMarkt 1, 1234 AB Testdam");
        await card.GetByLabel("Tekst over retourneren", new() { Exact = true }).FillAsync("Retour kan binnen 30 dagen.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Opgeslagen");

        var file = card.Locator("input[type=file]");
        await file.SetInputFilesAsync(
            new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await Assertions.Expect(card.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Dit is geen PNG of JPEG");
        await file.SetInputFilesAsync(
            new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Pictures.Png(300, 100) });
        await Assertions.Expect(card).ToContainTextAsync("Je logo staat op pakbonnen en facturen.");
        await AssertAccessible(page);
        await Picture(page, "slip-look");

        var seller = (await new Tandem.Engine.Monitoring.OverviewPages(site.Database).Sellers(Ct))[0].Id;
        var look = await new SlipLooks(site.Database, TimeProvider.System).Of(seller, Ct);
        Assert.Equal(("Theewinkel Proef\nMarkt 1, 1234 AB Testdam", "Retour kan binnen 30 dagen.", true),
            (look.Sender, look.ReturnText, look.Logo is not null));
    }
}
