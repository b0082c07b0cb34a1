namespace Tandem.Engine.Loop;

/// <summary>
/// Names the moments between observe, intend, act and confirm. In service nothing listens; a crash drill stops the process there.
/// </summary>
public sealed class Checkpoints
{
    private readonly Func<string, CancellationToken, Task>? _reached;

    public Checkpoints(Func<string, CancellationToken, Task>? reached = null) => _reached = reached;

    internal Task Reached(string step, CancellationToken ct) => _reached?.Invoke(step, ct) ?? Task.CompletedTask;
}
