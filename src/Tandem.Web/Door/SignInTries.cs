using System.Runtime.InteropServices;
using Tandem.Web.Hosting;

namespace Tandem.Web.Door;

/// <summary>
/// Counts tries to sign in, by where they come from and by the name that they try, known or not: nobody may guess on and on at
/// one account from everywhere, nor at all accounts from one place. In memory: each program counts for itself.
/// </summary>
internal sealed class SignInTries(TimeProvider clock)
{
    /// <summary>The longest name that anybody signs in with, in characters.</summary>
    public const int LongestName = 256;

    private const int FromOneAddress = 30;
    private const int AtOneNameFromOneAddress = 10;

    // Much more than from one address, or a stranger could close anybody's account from anywhere.
    private const int AtOneName = 100;
    private const int CodesOfOneUser = 10;

    // Of names and addresses; a few hundred bytes each. Beyond it the oldest are forgotten, and nobody else's.
    private const int MostKept = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _tried = new(StringComparer.Ordinal);

    // Each key of the table once, by when it was first tried.
    private readonly Queue<(string Key, DateTimeOffset Since)> _windows = new();

    /// <summary>Seconds after which they may try again, as <c>Retry-After</c> says it.</summary>
    public static string Wait { get; } = ((int)Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Counts a try before it is made, so that many at once are counted too.</summary>
    /// <param name="name">What they sign in with; null for a passkey, which says itself whose it is.</param>
    /// <returns>False once there were too many in a quarter of an hour.</returns>
    public bool MayTry(HttpContext http, string? name)
    {
        var from = Strangers.NetworkOf(http.Connection.RemoteIpAddress);
        lock (_turn)
        {
            // Who is over the limit of their address closes no name with what they send on.
            if (Count("from " + from) > FromOneAddress) return false;
            if (name is null) return true;
            if (name.Length > LongestName || Count(At(name, from)) > AtOneNameFromOneAddress) return false;
            return Count(At(name)) <= AtOneName;
        }
    }

    /// <summary>
    /// A try that led in counts for no failure, and takes back no other's: many may sign in behind one address, and who has an
    /// account of their own wins no tries at another's.
    /// </summary>
    /// <param name="name">As for <see cref="MayTry"/>; null also for what came besides a name.</param>
    public void Worked(HttpContext http, string? name)
    {
        var from = Strangers.NetworkOf(http.Connection.RemoteIpAddress);
        lock (_turn)
        {
            GiveBack("from " + from);
            if (name is null) return;
            if (_tried.ContainsKey(At(name, from))) _tried[At(name, from)] = 0;
            GiveBack(At(name));
        }
    }

    /// <summary>Counts a code of the second step: whoever comes there knows the password already.</summary>
    /// <returns>False once there were too many in a quarter of an hour.</returns>
    public bool MayTryCode(HttpContext http, Guid user)
    {
        var from = Strangers.NetworkOf(http.Connection.RemoteIpAddress);
        lock (_turn) return Count("from " + from) <= FromOneAddress && Count($"codes {user}") <= CodesOfOneUser;
    }

    /// <summary>Takes a code of an app once: whoever saw it typed comes too late. Kept for longer than it works.</summary>
    public bool TakeCode(Guid user, string code)
    {
        lock (_turn) return Count($"code {user} {code}") == 1;
    }

    /// <summary>Counts a look at a one-time link, which closes nobody's way to sign in.</summary>
    /// <returns>False once there were too many in a quarter of an hour.</returns>
    public bool MayOpenLink(HttpContext http)
    {
        var from = Strangers.NetworkOf(http.Connection.RemoteIpAddress);
        lock (_turn) return Count("links " + from) <= FromOneAddress;
    }

    private static string At(string name) => "name " + name.Trim().ToUpperInvariant();

    private static string At(string name, string from) => $"at {from} {name.Trim().ToUpperInvariant()}";

    private void GiveBack(string key)
    {
        if (_tried.TryGetValue(key, out var tried)) _tried[key] = Math.Max(0, tried - 1);
    }

    private int Count(string key)
    {
        var now = clock.GetUtcNow();
        while (_windows.TryPeek(out var oldest) && (now - oldest.Since >= Window || _windows.Count >= MostKept))
            _tried.Remove(_windows.Dequeue().Key);
        ref var tried = ref CollectionsMarshal.GetValueRefOrAddDefault(_tried, key, out var known);
        if (!known) _windows.Enqueue((key, now));
        return ++tried;
    }
}
