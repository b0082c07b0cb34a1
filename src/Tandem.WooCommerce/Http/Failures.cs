namespace Tandem.WooCommerce.Http;

/// <summary>Which failure an answer or a broken connection is. Pure.</summary>
internal static class Failures
{
    public static WooRefused Redirected(int status, Uri? target) => new(
        status, "redirect", $"The shop sends this address on to {target?.ToString() ?? "another one"}: connect with that address.")
    { SentTo = target, Own = $"redirect:{target?.ToString() ?? "…"}" };

    /// <summary>What a 404 means: only WooCommerce itself can say that a thing is not there.</summary>
    public static WooFailure NotThere(ErrorBody? error) => error switch
    {
        null => new WooRefused(
            404, "no_rest_api",
            "There is no REST API at /wp-json/ here. Set permalinks to \"Post name\" in WordPress (Settings, Permalinks); "
            + "keys work only there.")
        { Own = "no-rest-api" },

        // While WooCommerce is off or being updated all its addresses are gone: that says nothing about a product or an order.
        { Code: "rest_no_route" } => new WooUnavailable(
            "WordPress does not know this address of WooCommerce: it is switched off, being updated, or too old.")
        { NoSuchRoute = true, Own = "no-route" },
        { Code: { } gone } when IsGone(gone) => new WooNotFound(gone, error.Message ?? "Not found."),
        _ => new WooUnavailable($"Something in front of the shop, not WooCommerce, answered 404 ({error.Code}).")
        {
            Own = "in-front",
        },
    };

    /// <summary>
    /// WooCommerce's own ways to say that there is no such thing: <c>woocommerce_rest_product_invalid_id</c>,
    /// <c>_invalid_product_id</c>, <c>_shop_order_invalid_id</c>, <c>_invalid_order_id</c>, <c>_shop_webhook_invalid_id</c> and
    /// their like (facts/woocommerce.md §h). A proxy's JSON has codes too, and says nothing of a product or an order.
    /// </summary>
    public static bool IsGone(string code) => code.StartsWith("woocommerce_rest_", StringComparison.Ordinal)
        && code.Contains("invalid", StringComparison.Ordinal) && code.EndsWith("_id", StringComparison.Ordinal);

    public static WooFailure Lost(Exception failure, bool isWrite)
    {
        // Refused, not found: the request never reached the shop.
        var neverSent = failure is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError,
        };
        var (words, own) = failure switch
        {
            _ when WooAddressRefused.Explains(failure) =>
                ("The shop's address leads to this machine or its network, which is not allowed here.", "private"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                ("The shop's address cannot be found.", "no-host"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                ("The shop's certificate is not trusted.", "certificate"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                ("The shop cannot be reached.", "unreachable"),
            OperationCanceledException => ("The shop did not answer in time.", "no-answer"),
            _ => ("The connection to the shop broke.", "broke"),
        };
        return isWrite && !neverSent ? new WooUnknown(words, failure) { Own = own }
            : new WooUnavailable(words, failure) { Own = own };
    }
}
