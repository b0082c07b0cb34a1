using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Loop;

/// <summary>What is said when a silo is away: nothing where it is this node's own, which ends.</summary>
public sealed class WakeSellersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SiloStatus.ShuttingDown, false)]
    [InlineData(SiloStatus.Stopping, false)]
    [InlineData(SiloStatus.Active, true)]
    public async Task SiloThatIsAway_IsQuiet_OnlyWhileThisNodeEnds(SiloStatus own, bool said)
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        var node = new Node();
        var log = new Heard();
        using var wake = new WakeSellers(world.Database, Grains.Away(() => node.Status = own), node, node, log);

        await wake.StartAsync(Ct);
        await Task.WhenAny(log.Said.Task, wake.ExecuteTask!, Task.Delay(Patience, Ct));

        Assert.Equal((said, !said), (log.Said.Task.IsCompleted, wake.ExecuteTask!.IsCompletedSuccessfully));
        await wake.StopAsync(Ct);
    }

    private sealed class Heard : ILogger<WakeSellers>
    {
        public TaskCompletionSource Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Said.TrySetResult();
    }

    public class Grains : DispatchProxy
    {
        private Action _before = null!;

        public static IGrainFactory Away(Action before)
        {
            var grains = Create<IGrainFactory, Grains>();
            ((Grains)(object)grains)._before = before;
            return grains;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _before();
            throw new SiloUnavailableException();
        }
    }

    private sealed class Node : IClusterMembershipService, ILocalSiloDetails
    {
        public SiloStatus Status { get; set; } = SiloStatus.Active;
        public string Name => "one";
        public string ClusterId => "tandem";
        public string DnsHostName => "localhost";
        public SiloAddress SiloAddress { get; } = SiloAddress.New(IPAddress.Loopback, 1, 1);
        public SiloAddress GatewayAddress => SiloAddress;

        public ClusterMembershipSnapshot CurrentSnapshot => new(
            ImmutableDictionary<SiloAddress, ClusterMember>.Empty.Add(SiloAddress, new ClusterMember(SiloAddress, Status, Name)),
            new MembershipVersion(1));

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => Updates();

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) =>
            default;

        public Task<bool> TryKill(SiloAddress siloAddress) => Task.FromResult(false);

        private async IAsyncEnumerable<ClusterMembershipSnapshot> Updates()
        {
            await Task.Yield();
            yield return CurrentSnapshot;
        }
    }
}
