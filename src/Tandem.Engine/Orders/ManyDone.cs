namespace Tandem.Engine.Orders;

/// <summary>What became of many orders at once.</summary>
/// <param name="Done">Their keys.</param>
/// <param name="Left">What was left out, and why.</param>
public sealed record ManyDone(IReadOnlyList<long> Done, IReadOnlyList<LeftOut> Left)
{
    /// <summary>All of them are left out, for one reason.</summary>
    internal static ManyDone None(IEnumerable<(long Key, string BolOrderId)> orders, Values.Reason why) =>
        new([], [.. orders.Select(o => new LeftOut(o.Key, o.BolOrderId, why))]);

    /// <summary>What became of these and of others.</summary>
    public ManyDone And(ManyDone other) => new([.. Done, .. other.Done], [.. Left, .. other.Left]);
}
