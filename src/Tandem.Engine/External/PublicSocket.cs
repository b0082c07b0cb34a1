using System.Net;
using System.Net.Sockets;

namespace Tandem.Engine.External;

/// <summary>
/// Connects to addresses of the internet only, unless the machine allows others. Looked at per connection: a name may change
/// where it leads.
/// </summary>
internal static class PublicSocket
{
    /// <param name="anywhere">Addresses of this machine and its network are right too.</param>
    /// <exception cref="PrivateAddressOnly">The name leads to none that is allowed.</exception>
    public static async Task<Socket> Connect(string host, int port, bool anywhere, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(host, ct);
        var allowed = anywhere ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0) throw new PrivateAddressOnly();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
