using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;
using PngFile = Tandem.Tests.Printing.Pictures;

namespace Tandem.Tests.Returns;

/// <summary>Photos of what came back, in a real browser.</summary>
public sealed class ReturnPhotoScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Maak een foto", "Kies foto's", "Dit is geen foto", "Foto 2 van",
        "Verwijder foto 1")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Take a photo", "Choose photos", "This is not a photo", "Photo 2 of",
        "Remove photo 1")]
    public async Task Photos_AreAdded_Shown_AndRemoved(string language, int width, ColorScheme scheme, string take, string choose,
        string not, string second, string remove)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(language, width, scheme);
        await using var db = site.Database.Read();
        var key = await db.Returns.Where(r => r.RmaId == "31000001").Select(r => r.Key).SingleAsync(Ct);
        var page = await Open(context, $"{site.Url}/returns/{key}");
        var card = page.Locator("section:has(> #photos)");

        // A phone opens its camera, at its back.
        await Assertions.Expect(card.GetByLabel(take)).ToHaveAttributeAsync("capture", "environment");
        await card.GetByLabel(take).SetInputFilesAsync(File("<svg onload='alert(1)'>......................."u8.ToArray()));
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync(not);
        await card.GetByLabel(take).SetInputFilesAsync(File(PngFile.Png(400, 300)));
        await Assertions.Expect(card.Locator("img")).ToHaveCountAsync(1);
        await card.GetByLabel(choose).SetInputFilesAsync([File(PngFile.Png(300, 400)), File(PngFile.Png(300, 300))]);
        await Assertions.Expect(card.Locator("img")).ToHaveCountAsync(3);
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
        var shown = card.GetByAltText(second);
        await shown.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 300);
        await AssertAccessible(page);
        await Picture(page, $"photos-{width}");
        await card.GetByRole(AriaRole.Button, new() { Name = remove }).ClickAsync();
        await Assertions.Expect(card.Locator("img")).ToHaveCountAsync(2);
        Assert.Equal(2, await db.ReturnPhotos.CountAsync(p => p.ReturnKey == key, Ct));
    }

    private static FilePayload File(byte[] bytes) => new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = bytes };
}
