using Tandem.Bol;
using Tandem.WooCommerce;

namespace Tandem.Engine.Sellers;

/// <summary>Hands out the client of a shop or a bol account, with its credentials opened.</summary>
public sealed class Remotes(Credentials credentials, BolClients bol, WooClients woo)
{
    internal BolClient Of(Account account) => bol.For(account.Id.ToString(), credentials.OpenBol(account.Secret));

    internal WooClient Of(Shop shop) => woo.For(shop.Id.ToString(), credentials.OpenShop(shop.Url, shop.Secret));
}
