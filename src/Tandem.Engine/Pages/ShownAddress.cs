namespace Tandem.Engine.Pages;

/// <summary>To whom an order goes, as a remote said it a moment ago.</summary>
/// <param name="Lines">Without the country.</param>
/// <param name="Country">Of two letters; null: not said.</param>
/// <param name="OfShop">The shop said it, and not bol.</param>
public sealed record ShownAddress(IReadOnlyList<string> Lines, string? Postcode, string? Country, bool OfShop)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(ShownAddress);
}
