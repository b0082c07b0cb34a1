namespace Tandem.Engine.Pages;

/// <summary>Which orders a reader wants to see.</summary>
/// <param name="Search">The start of the bol order number, or the shop's order number; empty for all.</param>
/// <param name="PromisedBy">Only those that bol promised for this day or before it; null: whenever.</param>
/// <param name="OnlyWaiting">Of returns: only those that the seller must still handle.</param>
public sealed record OrderListFilter(string? Search = null, OrderTab Tab = OrderTab.All, DateOnly? PromisedBy = null,
    bool OnlyWaiting = false);
