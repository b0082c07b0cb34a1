namespace Tandem.Engine.Loop;

/// <summary>The owner of one seller's loop, wherever in the cluster it lives.</summary>
public interface ISellerGrain : IGrainWithGuidKey
{
    /// <summary>Makes sure that the loop runs. Cheap, and safe to repeat.</summary>
    Task Wake();

    /// <summary>A source has news (a webhook or a click): read it sooner. What the news says is never trusted.</summary>
    Task Hint(SourceHint hint);

    /// <summary>Settings or keys changed: forget the remotes and look at everything again.</summary>
    Task Refresh();

    /// <summary>Stops the loop until the next wake.</summary>
    Task Stop();
}
