namespace Tandem.Bench.Import;

/// <summary>What importing some orders took, in milliseconds for each.</summary>
internal sealed record ImportRound(
    int Orders, double Time, double Cpu, double BareTime, double BareCpu, DatabaseWork.Counted Asked);
