namespace Tandem.WooCommerce;

/// <summary>One page of a list. The totals are the shop's own headers; null where it sent none.</summary>
/// <param name="Items">What could be read of it and was asked for.</param>
public sealed record WooPage<T>(IReadOnlyList<T> Items, int? Total, int? TotalPages)
{
    /// <summary>Entries that the shop put on the page, readable or not: by this a page is full.</summary>
    public int Listed { get; init; } = Items.Count;

    /// <summary>
    /// Entries that could not be read. What is missing from <see cref="Items"/> may be among them: it is not gone.
    /// </summary>
    public int Unread { get; init; }

    /// <summary>When the shop answered, by its own clock; null where it did not say.</summary>
    public DateTimeOffset? At { get; init; }
}
