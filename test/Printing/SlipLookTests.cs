using Tandem.Engine.Printing;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Printing;

/// <summary>What a seller may put on packing slips, and how it is kept.</summary>
public sealed class SlipLookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Look_IsKept_AndItsPartsChangeByThemselves(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var looks = new SlipLooks(world.Database, TimeProvider.System);
        Assert.Equal(SlipLook.Plain, await looks.Of(world.Seller, Ct));

        var logo = Pictures.Png(60, 20);
        Assert.Null(await looks.SetLogo(world.Seller, logo, Ct));
        await looks.Say(world.Seller, " Winkel\r\nMarkt 1\0 ", new string('x', 2000), " Retour\r\n", Ct);
        var look = await looks.Of(world.Seller, Ct);
        Assert.Equal(("Winkel\nMarkt 1", SlipLook.LongestReturnText), (look.Sender, look.ReturnText.Length));
        Assert.Equal("Retour", look.FrenchReturnText);
        Assert.Equal(logo, look.Logo);

        Assert.Equal("logo.not-an-image", (await looks.SetLogo(world.Seller, [1, 2, 3], Ct))!.Code);
        Assert.Equal(logo, (await looks.Of(world.Seller, Ct)).Logo);
        await looks.RemoveLogo(world.Seller, Ct);
        Assert.Equal((null, "Winkel\nMarkt 1"),
            ((await looks.Of(world.Seller, Ct)).Logo, (await looks.Of(world.Seller, Ct)).Sender));
    }

    [Fact]
    public void Logo_IsAPictureOfAReasonableSize()
    {
        Assert.Null(SlipLogo.Objection(Pictures.Png(300, 100)));
        var bomb = Pictures.Png(10, 10);
        (bomb[16], bomb[17]) = (0x00, 0x01); // says that it is 65,546 wide
        Assert.Equal("logo.too-many-pixels", SlipLogo.Objection(bomb)!.Code);
        Assert.Equal("logo.too-large", SlipLogo.Objection(new byte[SlipLogo.Largest + 1])!.Code);
        foreach (var wrong in new[] { [], "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "GIF89a"u8.ToArray(),
            Pictures.Png(300, 100)[..60], [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0] })
            Assert.Equal("logo.not-an-image", SlipLogo.Objection(wrong)!.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 1, 0x2C, 2, 0x58, 3 }, 600, 300)]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xC2, 0, 17, 8, 0, 10, 0, 20, 3 }, 20, 10)]
    public void Size_OfAJpeg_StandsInItsFrame(byte[] start, int width, int height) =>
        Assert.Equal((width, height), SlipLogo.Size(start));
}
