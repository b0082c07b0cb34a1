namespace Tandem.WooCommerce;

/// <summary>A shop's address and one of its REST API keys.</summary>
/// <param name="Shop">The site, for example <c>https://shop.example/</c>; over https keys go as Basic, over http as OAuth
/// 1.0a.</param>
public sealed record WooCredentials(Uri Shop, string ConsumerKey, string ConsumerSecret)
{
    /// <summary>Without the keys.</summary>
    public override string ToString() => Shop.ToString();
}
