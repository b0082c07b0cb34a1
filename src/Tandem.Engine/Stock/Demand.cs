using Tandem.Engine.Sellers;

namespace Tandem.Engine.Stock;

/// <summary>How fast an item sells, in expected units an hour.</summary>
/// <param name="Own">By the offer that is decided.</param>
/// <param name="Others">By everything else that sells the same stock: the shop, and other offers.</param>
internal sealed record Demand(double Own, double Others)
{
    public static Demand None { get; } = new(0, 0);
}

/// <summary>What the seller allows adaptive safety stock to do, and the time within which it must work.</summary>
/// <param name="Chance">The chance of an oversell that is put up with, for one situation of stock and pace.</param>
/// <param name="Most">Never hold back more than this because of pace.</param>
/// <param name="WindowSeconds">How long a sale of one side may stay unknown to the other.</param>
internal sealed record Adaptive(double Chance, int Most, double WindowSeconds)
{
    /// <summary>What is applied to numbers; null where it is off or only proposes.</summary>
    public static Adaptive? AppliedBy(Seller seller) =>
        seller.Get<AdaptiveSay>().Mode == AdaptiveMode.Apply ? AllowedBy(seller) : null;

    /// <summary>What would be applied, whether it is or not.</summary>
    public static Adaptive AllowedBy(Seller seller) => AllowedBy(seller.Get<AdaptiveSay>(), seller);

    /// <summary>What would be applied if this were said.</summary>
    public static Adaptive AllowedBy(AdaptiveSay say, Seller seller) =>
        new(say.ChancePercent / 100, say.Most, seller.Get<MeasuredWindow>().Seconds);
}
