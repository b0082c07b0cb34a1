namespace Tandem.Bol;

/// <summary>Which offers to list; everything that is left out does not filter.</summary>
public sealed record BolOfferQuery
{
    public IReadOnlyList<string>? Eans { get; init; }
    public IReadOnlyList<string>? OfferIds { get; init; }
    public string? Reference { get; init; }
    public bool? ForSale { get; init; }

    /// <summary>Only offers that were changed since this moment.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>The <see cref="BolPage.NextCursor"/> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Offers per page, at most 100.</summary>
    public int PageSize { get; init; } = 100;
}
