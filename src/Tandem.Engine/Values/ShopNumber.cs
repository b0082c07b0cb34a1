namespace Tandem.Engine.Values;

/// <summary>The number that a shop's people know an order by: its id, unless a plugin numbers the orders.</summary>
internal static class ShopNumber
{
    private const int Longest = 64;

    /// <summary>The number in what a shop calls one; null where it holds none.</summary>
    public static string? In(string? text) =>
        text?.Trim().TrimStart('#').Trim() is { Length: > 0 } shown ? shown[..Math.Min(shown.Length, Longest)] : null;
}
