namespace Tandem.Engine.Values;

/// <summary>Names one WooCommerce site.</summary>
public readonly record struct ShopId(Guid Value)
{
    /// <summary>A fresh id, sortable by time.</summary>
    public static ShopId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static ShopId? TryParse(string? text) => Guid.TryParse(text, out var value) ? new ShopId(value) : null;

    public override string ToString() => Value.ToString("N");
}
