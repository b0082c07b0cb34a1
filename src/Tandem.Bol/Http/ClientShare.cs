namespace Tandem.Bol;

/// <summary>
/// What all sessions of one client id share, whatever their secret: its budgets, and how many requests run at once.
/// </summary>
internal sealed class ClientShare(PublishedLimits limits, BolOptions options, TimeProvider clock)
{
    public Budgets Budgets { get; } = new(limits, clock);

    public SemaphoreSlim Places { get; } = new(options.MaxConcurrentPerAccount);
}
