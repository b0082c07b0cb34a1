using Tandem.Engine.Sellers;

namespace Tandem.Engine.Stock;

/// <summary>What a seller wants of numbers that come from a shop which cannot be read.</summary>
/// <param name="ZeroAfterHours">bol shows 0 once the shop could not be read for so many hours; null: never, bol keeps selling
/// from the last reading.</param>
public sealed record UnreadSay(int? ZeroAfterHours) : ISettings<UnreadSay>
{
    /// <summary>What may be chosen, in hours.</summary>
    public static IReadOnlyList<int> Choices { get; } = [2, 6, 12, 24, 48, 72];

    public static string Name => "stock.unread";

    public static UnreadSay Usual { get; } = new(24);
}
