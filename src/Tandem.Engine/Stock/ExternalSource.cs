using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Where the stock of a seller comes from, when it is not the shop.</summary>
public enum StockSource
{
    Shop,

    /// <summary>A CSV file by URL.</summary>
    Csv,

    /// <summary>Pushed to <c>PUT /api/v1/stock</c>.</summary>
    Api,
}

/// <summary>How a seller's external stock is read.</summary>
internal sealed class ExternalSource
{
    public SellerId SellerId { get; set; }
    public StockSource Kind { get; set; }
    public string? Url { get; set; }

    /// <summary>User name and password for the URL, encrypted.</summary>
    public string? Secret { get; set; }

    /// <summary>Column names as the seller mapped them, as JSON; null: found by themselves.</summary>
    public string? Columns { get; set; }
    public int EveryMinutes { get; set; } = 15;

    /// <summary>Orders this much older than a number may be missing from it: they are subtracted.</summary>
    public int LagMinutes { get; set; }
}
