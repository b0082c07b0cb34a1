using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>
/// What is put on paper in one go, in picking order. Names customers: it lives as long as the file is being written.
/// </summary>
public sealed record PrintBatch(IReadOnlyList<PrintedOrder> Orders, IReadOnlyList<PrintProblem> Problems)
{
    /// <summary>Shows nothing of the customers.</summary>
    public override string ToString() => nameof(PrintBatch);
}

/// <summary>An order that could not be printed, and why.</summary>
public sealed record PrintProblem(string BolOrderId, Reason Why);
