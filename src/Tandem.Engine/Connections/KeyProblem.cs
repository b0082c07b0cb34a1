using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Why keys that somebody typed open nothing, and so what to do about it: nothing is tried again by itself here. Pure.
/// </summary>
internal static class KeyProblem
{
    private const string Api = "/wp-json";

    /// <param name="shop">The address as it was typed.</param>
    public static Reason Of(WooFailure failure, Uri shop) => failure switch
    {
        WooRefused { Code: "redirect", SentTo: { } target } => OfRedirect(shop, target),
        WooRefused { Code: "no_rest_api" } => Reason.Of("keys.no-rest-api", ("address", AddressOf(shop))),
        WooRefused { IsByShop: false } => Reason.Of("keys.blocked"),
        WooUnauthorized { Problem: WooKeyProblem.ReadOnly } => Reason.Of("keys.read-only"),
        WooUnauthorized { Problem: WooKeyProblem.Refused } => Reason.Of("keys.blocked"),
        WooUnauthorized => Reason.Of("keys.unknown"),
        WooRateLimited => Reason.Of("keys.too-busy"),
        WooUnavailable when WooAddressRefused.Explains(failure) => Reason.Of("keys.private", ("address", AddressOf(shop))),
        WooUnavailable { NoSuchRoute: true } => Reason.Of("keys.no-woocommerce", ("address", AddressOf(shop))),
        WooUnavailable { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } } =>
            Reason.Of("keys.no-host", ("address", AddressOf(shop))),
        WooUnavailable { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } =>
            Reason.Of("keys.certificate", ("address", AddressOf(shop))),
        WooUnavailable { InnerException: null } => Reason.Of("keys.odd-answer", ("address", AddressOf(shop))),
        WooUnavailable or WooUnknown => Reason.Of("keys.unreachable", ("address", AddressOf(shop))),
        _ => Told(failure),
    };

    public static Reason Of(BolFailure failure) => failure switch
    {
        BolUnauthorized => Reason.Of("keys.bol-unknown"),
        BolRateLimited => Reason.Of("keys.bol-too-busy"),
        BolUnavailable or BolUnknown => Reason.Of("keys.bol-unreachable"),
        _ => Told(failure),
    };

    private static Reason OfRedirect(Uri shop, Uri target)
    {
        if (shop.Scheme == Uri.UriSchemeHttp && target.Scheme == Uri.UriSchemeHttps && shop.Host == target.Host)
            return Reason.Of("keys.http", ("address", AddressOf(target)));

        // Sent to a page of its own, such as one to sign in at, it is no other address of the shop.
        return shop.Authority == target.Authority && !target.AbsolutePath.Contains(Api, StringComparison.Ordinal)
            ? Reason.Of("keys.blocked") : Reason.Of("keys.redirect", ("address", AddressOf(target)));
    }

    /// <summary>As somebody would type it, without what the API adds.</summary>
    private static string AddressOf(Uri address) => ShopAddress.Of(address).ToString().TrimEnd('/');

    private static Reason Told(Exception failure) =>
        RemoteFailure.Explains(failure, out var reason, out _) ? reason : throw failure;
}
