namespace Tandem.Engine.Pages;

/// <summary>Orders that a person chose in a list.</summary>
/// <param name="All">Everything that this filter finds when it is asked, but for <paramref name="Keys"/>; null: only
/// <paramref name="Keys"/>.</param>
public sealed record OrderSelection(OrderListFilter? All, IReadOnlyCollection<long> Keys);
