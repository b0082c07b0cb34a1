using System.Net;
using System.Net.Sockets;

namespace Tandem.Engine.External;

/// <summary>
/// Connects to a name whose addresses were looked at: what is connected to is one of those that were found right, so that a name
/// which leads elsewhere a moment later gets nowhere.
/// </summary>
internal static class PublicConnection
{
    /// <param name="anywhere">Addresses of this machine and its network are right too.</param>
    /// <returns>Null where the name leads to no address that is right.</returns>
    public static async Task<Stream?> Open(DnsEndPoint target, bool anywhere, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(target.Host, ct);
        var allowed = anywhere ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0) return null;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
