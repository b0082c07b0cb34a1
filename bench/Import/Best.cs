namespace Tandem.Bench.Import;

/// <summary>
/// The least of a history's rounds, for each order and figure by itself: how the orders fell into turns, and what else the
/// machine did, only ever adds. The statements are those of the round that took the fewest steps.
/// </summary>
internal sealed record Best(
    int History, double Time, double Cpu, double BareTime, double BareCpu, double Commands, double Rows, double Steps,
    double Transactions, int Orders, DatabaseWork.Counted Asked)
{
    public static Best Of(int history, IReadOnlyList<ImportRound> rounds)
    {
        double Least(Func<ImportRound, double> figure) => rounds.Min(r => figure(r) / r.Orders);
        return new Best(
            history, rounds.Min(r => r.Time), rounds.Min(r => r.Cpu), rounds.Min(r => r.BareTime), rounds.Min(r => r.BareCpu),
            Least(r => r.Asked.All.Times), Least(r => r.Asked.All.Rows), Least(r => r.Asked.All.Steps),
            Least(r => r.Asked.Transactions), rounds[0].Orders, rounds.MinBy(r => r.Asked.All.Steps)!.Asked);
    }
}
