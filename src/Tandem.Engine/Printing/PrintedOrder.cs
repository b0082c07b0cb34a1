namespace Tandem.Engine.Printing;

/// <summary>One order on paper: bol's labels as they are, and its packing slip.</summary>
/// <param name="Address">Whom it goes to, line by line, without the country.</param>
/// <param name="Country">Of two letters.</param>
public sealed record PrintedOrder(
    string BolOrderId, string? ShopOrderId, DateOnly? DeliverBy, IReadOnlyList<byte[]> Labels, IReadOnlyList<string> Address,
    string? Country, IReadOnlyList<SlipLine> Lines, bool HasSlip)
{
    /// <summary>What its customer reads.</summary>
    public SlipLanguage Language { get; init; }

    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(PrintedOrder);
}
