namespace Tandem.Engine.Values;

/// <summary>A seller's own article code. Compared without regard to case or outer blanks, as WooCommerce does.</summary>
public sealed record Sku
{
    private Sku(string text) => Text = text;

    public string Text { get; }

    /// <summary>The code in the text, or null when there is none.</summary>
    public static Sku? TryParse(string? text) => string.IsNullOrWhiteSpace(text) ? null : new Sku(text.Trim());

    public bool Equals(Sku? other) => other is not null && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    public override string ToString() => Text;
}
