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

    /// <summary>A CSV file that a person uploads now and then.</summary>
    Upload,
}

/// <summary>How a seller's external stock is read.</summary>
internal sealed class ExternalSource
{
    public SellerId SellerId { get; set; }
    public StockSource Kind { get; set; }

    /// <summary>The address of the file, encrypted: suppliers put a token into it.</summary>
    public string? Url { get; set; }

    /// <summary>User name and password for the URL, encrypted.</summary>
    public string? Secret { get; set; }

    /// <summary>Column names as the seller mapped them, as JSON; null: found by themselves.</summary>
    public string? Columns { get; set; }
    public int EveryMinutes { get; set; } = 15;

    /// <summary>Orders this much older than a number may be missing from it: they are subtracted.</summary>
    public int LagMinutes { get; set; }

    /// <summary>Items that are missing from a file go to 0; else they keep their number.</summary>
    public bool MissingToZero { get; set; }

    /// <summary>What the server said of the last file that was taken, to ask for a newer one only.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc cref="ETag"/>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>When the numbers of the newest file were true.</summary>
    public DateTimeOffset? FileAt { get; set; }

    /// <summary>Rows of the last file that was taken: one with less than half of them is not believed.</summary>
    public int? LastRows { get; set; }

    /// <summary>What came of the last run, as JSON (<c>External/SourceRun</c>).</summary>
    public string? LastRun { get; set; }
}
