using System.Text;
using Tandem.Engine.Pictures;
using PngFile = Tandem.Tests.Printing.Pictures;

namespace Tandem.Tests.Pictures;

/// <summary>Which file is asked for, and what counts as a picture.</summary>
public sealed class PictureRulesTests
{
    [Theory]
    [InlineData("https://shop.example/wp-content/uploads/2026/03/mok.jpg",
        "https://shop.example/wp-content/uploads/2026/03/mok-150x150.jpg")]
    [InlineData("https://shop.example/wp-content/uploads/mok-scaled.JPEG?ver=2",
        "https://shop.example/wp-content/uploads/mok-150x150.JPEG?ver=2")]
    [InlineData("https://shop.example/wp-content/uploads/mok-600x600.png", null)]
    [InlineData("https://shop.example/wp-content/uploads/mok", null)]
    [InlineData("https://cdn.example/pictures/mok.webp", null)]
    public void Small_IsAskedFirst_WhereWordPressMakesOne(string address, string? small) => Assert.Equal(
        small is null ? [address] : [small, address], PictureAddress.Of(address).Select(a => a.AbsoluteUri));

    [Theory]
    [InlineData("")]
    [InlineData("/wp-content/uploads/mok.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://shop.example/uploads/mok.jpg")]
    [InlineData("data:image/png;base64,AAAA")]
    public void Address_ThatIsNoneOfTheWeb_IsNotAsked(string address) => Assert.Empty(PictureAddress.Of(address));

    [Fact]
    public void Type_IsToldByTheFirstBytes()
    {
        Assert.Equal("image/png", Picture.Of(PngFile.Png(4, 4))?.Type);
        Assert.Equal("image/jpeg", Picture.Of([0xFF, 0xD8, 0xFF, 0xE0, 0, 0])?.Type);
        Assert.Equal("image/gif", Picture.Of("GIF89a......"u8.ToArray())?.Type);
        Assert.Equal("image/webp", Picture.Of("RIFF....WEBPVP8 "u8.ToArray())?.Type);
        Assert.Equal("image/avif", Picture.Of("....ftypavif...."u8.ToArray())?.Type);
        foreach (var other in new[] { "", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html><title>404</title>",
            "RIFF....WAVE", "%PDF-1.7" })
            Assert.Null(Picture.Of(Encoding.UTF8.GetBytes(other)));
    }

    [Fact]
    public void Path_IsAnotherOne_OnceThePictureIs()
    {
        var paths = new[] { "https://a.example/1.png", "https://a.example/2.png" }.Select(a => ItemPicture.Of(7, a)!.Path)
            .ToList();
        Assert.All(paths, path => Assert.StartsWith("/picture/7?v=", path, StringComparison.Ordinal));
        Assert.NotEqual(paths[0], paths[1]);
        Assert.Null(ItemPicture.Of(7, null));
    }
}
