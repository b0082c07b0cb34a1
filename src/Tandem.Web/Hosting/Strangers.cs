using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Tandem.Web.Hosting;

/// <summary>
/// Counts, by where they come from, requests of which nobody knows whose they are: webhooks without a good signature, API calls
/// without a token. Who belongs here is not counted, so that no stranger can push them away.
/// </summary>
internal sealed class Strangers(TimeProvider clock)
{
    private const int AMinute = 60;

    // More than this many addresses in a minute are an attack from everywhere, which no list of addresses holds up.
    private const int MostAddresses = 100_000;
    private const int IPv6Network = 8;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private DateTimeOffset _since;

    /// <summary>Seconds after which they may ask again, as <c>Retry-After</c> says it.</summary>
    public static string Wait { get; } = ((int)Minute.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>False once there were too many from there in this minute.</returns>
    public bool MayAsk(HttpContext http)
    {
        var from = NetworkOf(http.Connection.RemoteIpAddress);
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (now - _since >= Minute || _asked.Count >= MostAddresses)
            {
                _asked.Clear();
                _since = now;
            }

            return ++CollectionsMarshal.GetValueRefOrAddDefault(_asked, from, out _) <= AMinute;
        }
    }

    /// <summary>Where somebody asks from: one connection to the internet has a whole network of IPv6 addresses.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, IPv6Network) : address.ToString();
    }
}
