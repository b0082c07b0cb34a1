using System.Net;
using System.Net.Sockets;

namespace Tandem.Web.Hosting;

/// <summary>Finds a port of this machine that nobody listens on, for a server that starts a moment later.</summary>
/// <remarks>
/// From below the range that systems give to outgoing connections (Linux from 32768, Windows and macOS from 49152): a port of
/// that range can be taken by any connection between the look and the start. Which one it is, is chance: two that look at the
/// same moment hardly see the same.
/// </remarks>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    /// <param name="besides">One that is spoken for already.</param>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next(int besides = 0)
    {
        var start = Random.Shared.Next(Count);
        for (var i = 0; i < Count; i++)
        {
            var port = First + ((start + i) % Count);
            if (port != besides && IsFree(port)) return port;
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
