namespace Tandem.Engine.Loop;

/// <summary>
/// What a feature reads of the world, again and again. The loop knows none of them by name; each feature registers its own.
/// </summary>
internal interface ISource
{
    /// <summary>The lane that reads it.</summary>
    Lane Lane { get; }

    /// <summary>What it reads for a seller, in order: one for each shop or account, or one for the seller.</summary>
    IEnumerable<SourceReading> Runs(SellerWork work, SellerView view);

    /// <summary>Takes in what is named that has news: it is read sooner.</summary>
    /// <returns>Whether it is one of what it reads.</returns>
    bool Hear(SellerWork work, SourceHint hint) => false;

    /// <summary>Whether something was named that is read at once, whatever the time.</summary>
    bool IsTold(SellerWork work, SourcesNow now) => false;

    /// <summary>Reads what was named.</summary>
    /// <returns>The lanes that have work because of it.</returns>
    Task<Lane> ReadTold(SellerWork work, SellerView view, CancellationToken ct) => Task.FromResult(Lane.None);
}
