namespace Tandem.Engine.Sellers;

/// <summary>What a token for Tandem's own REST API may be used for: one scope for each thing that its routes do.</summary>
public static class ApiScope
{
    public const string StockRead = "stock:read";
    public const string StockWrite = "stock:write";
    public const string ShipmentsWrite = "shipments:write";

    /// <summary>All, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [StockRead, StockWrite, ShipmentsWrite];
}
