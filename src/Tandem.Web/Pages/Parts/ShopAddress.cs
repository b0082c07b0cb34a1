namespace Tandem.Web.Pages.Parts;

/// <summary>The address of a shop as somebody types it.</summary>
internal static class ShopAddress
{
    /// <returns>With its scheme, without a query; null where it is none.</returns>
    public static Uri? Parse(string typed)
    {
        var text = typed.Trim();
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var shop)
            && shop.Scheme is "http" or "https" && shop.Host.Length > 0 && shop.UserInfo.Length == 0
            ? new Uri(shop.GetLeftPart(UriPartial.Path)) : null;
    }
}
