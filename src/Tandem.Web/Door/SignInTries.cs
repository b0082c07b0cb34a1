using Tandem.Web.Hosting;

namespace Tandem.Web.Door;

/// <summary>
/// Counts tries to sign in, by where they come from and by the name that they try, known or not: nobody may guess on and on at
/// one account from everywhere, nor at all accounts from one place.
/// </summary>
internal sealed class SignInTries(TimeProvider clock)
{
    private const int FromOneAddress = 30;
    private const int AtOneName = 10;

    // More than this are an attack from everywhere, which no list holds up.
    private const int MostKept = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _tried = new(StringComparer.Ordinal);
    private DateTimeOffset _since;

    /// <summary>Seconds after which they may try again, as <c>Retry-After</c> says it.</summary>
    public static string Wait { get; } = ((int)Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>False once there were too many in a quarter of an hour.</returns>
    public bool MayTry(HttpContext http, string? name)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (now - _since >= Window || _tried.Count >= MostKept)
            {
                _tried.Clear();
                _since = now;
            }

            var byAddress = Count("from " + Strangers.NetworkOf(http.Connection.RemoteIpAddress)) <= FromOneAddress;
            return (name is null || Count("name " + name.Trim().ToUpperInvariant()) <= AtOneName) && byAddress;
        }
    }

    private int Count(string key)
    {
        _tried.TryGetValue(key, out var known);
        return _tried[key] = known + 1;
    }
}
