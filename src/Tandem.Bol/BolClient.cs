using System.Text.Json.Serialization.Metadata;

namespace Tandem.Bol;

/// <summary>
/// bol's Retailer API for one account: offers on v11, the rest on v10; one file per resource, in the folder of its name.
/// Requests wait for their turn within bol's rate limits. Every method can end in a <see cref="BolFailure"/>; reads are
/// repeated when bol falters, writes never are.
/// </summary>
public sealed partial class BolClient
{
    private readonly BolSession session;
    private readonly Action<DateTimeOffset>? left;

    internal BolClient(BolSession session, Action<DateTimeOffset>? left = null) => (this.session, this.left) = (session, left);

    /// <summary>Whose keys and budgets these are.</summary>
    internal string ClientId => session.ClientId;

    /// <summary>
    /// The same client, which tells of every write the moment at which it leaves this machine: after its turn within the limits
    /// and its token, just before the first byte. Not told of: the request never left, whatever the failure says. Told of twice
    /// (bol took no token, or said 429): the last one counts. For the question how long bol may still be working on a write
    /// whose answer was lost.
    /// <code>
    /// DateTimeOffset? leftAt = null;
    /// await work.Bol(account).Noting(at => leftAt = at).CreateShipment(shipment, ct);   // also when this throws
    /// </code>
    /// A process that dies in between has told nobody: then the write may have left as late as the next owner took over.
    /// </summary>
    /// <param name="told">Called on the caller's path, by no other thread than the one that sends.</param>
    public BolClient Noting(Action<DateTimeOffset> told) => new(session, told);

    private Task<T> Write<T>(BolCall call, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct)
        where T : class => session.Write(call with { Left = left }, type, isIt, ct);

    /// <summary>A write that bol only queues: its answer names the process that will tell how it ends.</summary>
    private Task<BolProcessStatus> Queue(BolCall call, CancellationToken ct) =>
        Write(call, BolJson.Default.BolProcessStatus, status => !string.IsNullOrEmpty(status.ProcessStatusId), ct);

    private static bool Same(string? answered, string asked) =>
        string.Equals(answered, asked, StringComparison.OrdinalIgnoreCase);
}
