using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>What is put on paper in one go, in picking order. Names customers: it lives as long as the file is being written.</summary>
public sealed record PrintBatch(IReadOnlyList<PrintedOrder> Orders, IReadOnlyList<PrintProblem> Problems)
{
    /// <summary>Shows nothing of the customers.</summary>
    public override string ToString() => nameof(PrintBatch);
}

/// <summary>An order that could not be printed, and why.</summary>
public sealed record PrintProblem(string BolOrderId, Reason Why);

/// <summary>One order on paper: bol's labels as they are, and its packing slip.</summary>
public sealed record PrintedOrder(
    string BolOrderId, string? ShopOrderId, DateOnly? DeliverBy, IReadOnlyList<byte[]> Labels, IReadOnlyList<string> Address, IReadOnlyList<SlipLine> Lines,
    bool HasSlip)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(PrintedOrder);
}

/// <summary>One line of a packing slip.</summary>
/// <param name="Parts">What to take from the shelf for all its units; a bundle has several.</param>
public sealed record SlipLine(int Units, string Title, string? Sku, string? Ean, IReadOnlyList<PickPart> Parts)
{
    /// <summary>Where it stands in picking order: by article code, and without one by title.</summary>
    public string SortBy => Sku is { Length: > 0 } sku ? sku : Parts.Select(p => p.Sku).FirstOrDefault(s => s is { Length: > 0 }) ?? Title;
}

/// <summary>An article to take from the shelf.</summary>
public sealed record PickPart(string? Sku, string Name, string? Gtin, int Units);
