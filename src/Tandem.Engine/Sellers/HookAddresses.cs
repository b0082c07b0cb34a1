using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>Where the webhooks of shops and accounts reach this program.</summary>
/// <param name="Public">The address that the outside world reaches it at; null: none, and polling does the work.</param>
public sealed record HookAddresses(Uri? Public)
{
    public string? Of(ShopId shop) => Public is null ? null : new Uri(Public, PathOf(shop)).ToString();

    public string? Of(AccountId account) => Public is null ? null : new Uri(Public, PathOf(account)).ToString();

    /// <summary>Where a shop posts the keys that its owner granted.</summary>
    public Uri? ForKeys => Public is null ? null : new Uri(Public, "hooks/connect/woocommerce");

    /// <summary>Where somebody opens a document whose link they have.</summary>
    internal string? OfDocument(string token) => Public is null ? null : new Uri(Public, $"hooks/document/{token}").ToString();

    internal static string PathOf(ShopId shop) => $"hooks/shop/{shop.Value:N}";

    internal static string PathOf(AccountId account) => $"hooks/bol/{account.Value:N}";
}
