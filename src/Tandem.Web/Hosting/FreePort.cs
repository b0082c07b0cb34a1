using System.Net;
using System.Net.Sockets;

namespace Tandem.Web.Hosting;

/// <summary>Finds a port of this machine that nobody listens on, for a server that starts a moment later.</summary>
/// <remarks>
/// From below the range that systems give to outgoing connections (Linux from 32768, Windows and macOS from 49152): a port of that
/// range can be taken by any connection between the look and the start. Never the same twice in a process.
/// </remarks>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Each process begins somewhere else, so that two which look at the same moment do not see the same port.
    private static int _last = Random.Shared.Next(Count);

    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count} is free.");
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
