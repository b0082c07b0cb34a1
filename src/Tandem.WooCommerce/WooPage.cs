namespace Tandem.WooCommerce;

/// <summary>One page of a list. The totals are the shop's own headers; null where it sent none.</summary>
public sealed record WooPage<T>(IReadOnlyList<T> Items, int? Total, int? TotalPages);
