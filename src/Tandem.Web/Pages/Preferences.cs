namespace Tandem.Web.Pages;

/// <summary>What the reader chose.</summary>
/// <param name="Theme"><c>dark</c>, <c>light</c>, or anything else for the system's.</param>
/// <param name="Seller">One of several sellers; null: the first.</param>
public sealed record Preferences(string? Theme, Guid? Seller)
{
    /// <summary>The columns of the list of orders, as its cookie names them; null: the usual ones.</summary>
    public string? OrderColumns { get; init; }

    public bool FollowsSystem => Theme is not ("dark" or "light");
}
