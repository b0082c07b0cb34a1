using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>Names one source: on which side it is, of which shop or account, and what is read of it.</summary>
/// <param name="Part">The shop or the account; empty for what is the seller's own.</param>
/// <param name="What">For example <c>orders</c>.</param>
internal sealed record SourceName(string Side, Guid Part, string What)
{
    public static SourceName Of(ShopId shop, string what) => new("shop", shop.Value, what);

    public static SourceName Of(AccountId account, string what) => new("bol", account.Value, what);

    /// <summary>Of the seller as a whole.</summary>
    public static SourceName Own(string side, string what) => new(side, Guid.Empty, what);

    /// <summary>Whether the same remote answers both.</summary>
    public bool IsBeside(SourceName other) => (Side, Part) == (other.Side, other.Part);

    /// <summary>As it is stored; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Part == Guid.Empty ? $"{Side}:{What}" : $"{Side}:{Part:N}:{What}";

    /// <exception cref="FormatException">Nothing that <see cref="ToString"/> wrote.</exception>
    public static SourceName Parse(string text) => text.Split(':') switch
    {
        [var side, var what] => Own(side, what),
        [var side, var part, var what] => new SourceName(side, Guid.ParseExact(part, "N"), what),
        _ => throw new FormatException($"'{text}' names no source."),
    };
}
