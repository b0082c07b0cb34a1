namespace Tandem.Engine.Values;

/// <summary>Names one bol seller account.</summary>
public readonly record struct AccountId(Guid Value)
{
    /// <summary>A fresh id, sortable by time.</summary>
    public static AccountId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static AccountId? TryParse(string? text) => Guid.TryParse(text, out var value) ? new AccountId(value) : null;

    public override string ToString() => Value.ToString("N");
}
