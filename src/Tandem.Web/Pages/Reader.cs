using Tandem.Engine.Users;

namespace Tandem.Web.Pages;

/// <summary>
/// What the reader was to the seller when the page was drawn: for what a page offers. What it does asks again
/// (<see cref="Tandem.Web.Door.Session"/>).
/// </summary>
public sealed record Reader(Role Role)
{
    public bool May(Right right) => RightsRule.Has(Role, right);
}
