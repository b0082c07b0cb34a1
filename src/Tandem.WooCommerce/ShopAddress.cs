using System.Text.RegularExpressions;

namespace Tandem.WooCommerce;

/// <summary>Where a shop is: the address under which its pages, its back office and its REST API stand. Pure.</summary>
public static partial class ShopAddress
{
    /// <summary>The address of the shop, from what people paste: that of its back office, of its API, or of its login.</summary>
    /// <returns>With a slash at its end, and https where no scheme was typed; null where it is no address of the web.</returns>
    public static Uri? Of(string? text)
    {
        var typed = text?.Trim() ?? "";
        var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : "https://" + typed;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.Host.Length > 0 && address.UserInfo.Length == 0 ? Of(address) : null;
    }

    /// <inheritdoc cref="Of(string?)"/>
    /// <param name="address">Of the web.</param>
    public static Uri Of(Uri address)
    {
        // What follows the path, such as ?rest_route=/, is no part of a shop.
        var whole = address.GetLeftPart(UriPartial.Authority);
        return new Uri(whole + Inside().Replace(address.AbsolutePath, "").TrimEnd('/') + "/");
    }

    /// <summary>
    /// Whether both are of one shop: over http or https, with a slash at the end or without, however its host is written.
    /// </summary>
    public static bool AreSame(Uri one, Uri other) => Key(Of(one)) == Key(Of(other));

    /// <summary>Where the shop's people see an order.</summary>
    public static Uri OrderPage(Uri shop, long orderId) =>
        new(Of(shop), $"wp-admin/admin.php?page=wc-orders&action=edit&id={orderId}");

    // A port that nobody wrote is the scheme's own.
    private static (string Host, int? Port, string Path) Key(Uri shop) =>
        (shop.IdnHost.ToLowerInvariant(), shop.IsDefaultPort ? null : shop.Port, shop.AbsolutePath);

    [GeneratedRegex("/(?:wp-json|wp-admin|wp-login\\.php)(?:/.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
