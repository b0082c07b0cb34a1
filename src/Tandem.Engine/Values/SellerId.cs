namespace Tandem.Engine.Values;

/// <summary>Names one business, the unit of ownership.</summary>
public readonly record struct SellerId(Guid Value)
{
    /// <summary>A fresh id, sortable by time.</summary>
    public static SellerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static SellerId? TryParse(string? text) => Guid.TryParse(text, out var value) ? new SellerId(value) : null;

    public override string ToString() => Value.ToString("N");
}
