namespace Tandem.Bench.Import;

/// <summary>The best of a history's rounds, for each order; what was asked of the database in the one that asked least.</summary>
internal sealed record Best(
    int History, double Time, double Cpu, double BareTime, double BareCpu, int Orders, DatabaseWork.Counted Asked)
{
    public double Each(Func<DatabaseWork.Asked, double> figure) => figure(Asked.All) / Orders;
}
