namespace Tandem.Engine.Stock;

/// <summary>The offers that a person points at: these keys, or whatever the filter finds; neither: all.</summary>
public sealed record OfferPick(IReadOnlyCollection<long>? Keys = null, DiffFilter? Filter = null)
{
    public static OfferPick Everything { get; } = new();

    internal bool IsEverything => Keys is null && Filter is null;
}
