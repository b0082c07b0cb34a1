using System.Text.RegularExpressions;

namespace Tandem.Engine.Pictures;

/// <summary>Which files to ask a shop for. Pure.</summary>
internal static partial class PictureAddress
{
    /// <summary>
    /// The small one that WordPress makes of every picture (facts/woocommerce.md §c), then the picture itself: a shop may have
    /// switched that off, and a picture that is small already has none.
    /// </summary>
    public static IReadOnlyList<Uri> Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var own) || own.Scheme is not ("http" or "https")) return [];
        var file = Upload().Match(own.AbsolutePath);
        if (!file.Success) return [own];
        var small = $"{file.Groups["name"].Value}-150x150{file.Groups["ending"].Value}";
        return [new Uri($"{own.GetLeftPart(UriPartial.Authority)}{small}{own.Query}"), own];
    }

    [GeneratedRegex(@"^(?<name>.*/uploads/.*?)(?<!-\d{1,5}x\d{1,5})(?:-scaled)?(?<ending>\.(?:jpe?g|png|webp|gif|avif))$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Upload();
}
