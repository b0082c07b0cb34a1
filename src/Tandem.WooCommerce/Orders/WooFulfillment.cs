namespace Tandem.WooCommerce;

/// <summary>
/// A parcel as WooCommerce itself keeps it, from 10.1 on and only where the shop switched order fulfilments on
/// (developer.woocommerce.com/docs/apis/rest-api/v3/order-fulfillments). What is in it and its code are in its meta data.
/// </summary>
public sealed record WooFulfillment
{
    public long? Id { get; init; }
    public string? Status { get; init; }

    /// <summary>False for a draft: not sent yet.</summary>
    public bool? IsFulfilled { get; init; }
    public string? DateDeleted { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
}
