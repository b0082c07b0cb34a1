namespace Tandem.Sandbox;

/// <summary>A simulated bol, a simulated shop and the ledger of what really happened, as HTTP servers on loopback.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public required Uri BolApi { get; init; }
    public required Uri BolLogin { get; init; }
    public required string BolClientId { get; init; }
    public required string BolClientSecret { get; init; }
    public required Uri Shop { get; init; }
    public required string ShopKey { get; init; }
    public required string ShopSecret { get; init; }

    /// <summary>Base address of the ledger's endpoints; ends in a slash.</summary>
    public required Uri Ledger { get; init; }

    public static Task<SandboxHost> Start(SandboxOptions options, CancellationToken ct) =>
        throw new NotSupportedException(options.ToString());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
