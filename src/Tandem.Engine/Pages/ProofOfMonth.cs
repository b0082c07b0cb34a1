namespace Tandem.Engine.Pages;

/// <summary>What was done in the last thirty days, and whether it could be kept.</summary>
/// <param name="Updates">Numbers that bol was given.</param>
/// <param name="Overstated">Of those, the ones that were more than there was.</param>
/// <param name="Orders">Orders that Tandem put into the shop.</param>
public sealed record ProofOfMonth(int Updates, int Overstated, int Orders)
{
    /// <summary>What a person needs to type an order of bol into a shop, and to change one number at bol.</summary>
    public const int SecondsAnOrder = 180;
    public const int SecondsAnUpdate = 20;

    public TimeSpan Saved => TimeSpan.FromSeconds((Orders * SecondsAnOrder) + (Updates * SecondsAnUpdate));
}
