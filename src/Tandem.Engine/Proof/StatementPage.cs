namespace Tandem.Engine.Proof;

/// <summary>The daily statements of a seller.</summary>
/// <param name="LedgerDays">Days that the ledger behind them is kept.</param>
public sealed record StatementPage(IReadOnlyList<StatementDay> Days, int LedgerDays)
{
    public int Pushes => Days.Sum(d => d.Pushes);

    public int Breaches => Days.Sum(d => d.Breaches.Count);
}
