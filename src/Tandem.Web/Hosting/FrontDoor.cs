using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Tandem.Engine.Users;
using Tandem.Web.Api;
using Tandem.Web.Hooks;

namespace Tandem.Web.Hosting;

/// <summary>
/// Decides who is let in, before anything else looks at a request. There are two doors, each with a port of its own. The open one
/// is for webhooks, which are signed, and the REST API, which asks for a token; a proxy may lead there. The other one is the
/// dashboard's: for whoever sits at this machine and, once somebody has an account, for who comes over https through a proxy that
/// is named; never for a page elsewhere that asks in their browser's name.
/// </summary>
internal sealed class FrontDoor(TandemSettings settings)
{
    /// <summary>Circuits at a time; each costs memory for as long as its page is open.</summary>
    internal const int MostCircuits = 200;

    private const string Circuits = "/_blazor";
    private const int DefaultPort = 443;
    private const string Elsewhere =
        "Tandem's dashboard is shown on the machine that it runs on and, once somebody has an account there, through a proxy that "
        + "TANDEM_PROXIES names, over https, under the name that TANDEM_URL gives.";
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    // What proxies say of themselves: behind one, everybody seems to sit at this machine.
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Real-IP"];
    private const string ProxyPrefix = "X-Forwarded-";

    private readonly Uri? _public = settings.PublicHome;
    private readonly string[] _ownNames = [.. ThisMachine.Append(settings.Listening.Host)];
    private readonly int? _openPort = settings.OpenDoor?.Port;
    private int _circuits;
    private bool _anybody;

    public void GuardAll(WebApplication app)
    {
        app.Use(AnswerBarely);
        app.Use(NoteArrival);
        app.UseWhen(IsAtOpenDoor, door => door.UseForwardedHeaders(Trusted(ForwardedHeaders.XForwardedFor)));
        if (_public is not null)
        {
            app.UseWhen(http => !IsAtOpenDoor(http), door => door.UseForwardedHeaders(
                Trusted(ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto)));
            app.Use(NameTheLine);
        }

        app.Use(SafetyHeaders.Put);
        app.Use(Guard);
    }

    /// <summary>Webhooks and the REST API.</summary>
    internal static bool IsOpen(PathString path) => IsUnder(path, HookRoutes.Root) || IsUnder(path, ApiRoutes.Root);

    private static bool IsUnder(PathString path, string root) =>
        path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase);

    private bool IsAtOpenDoor(HttpContext http) => http.Connection.LocalPort == _openPort;

    private async Task Guard(HttpContext http, RequestDelegate next)
    {
        if (IsAtOpenDoor(http) ? IsOpen(http.Request.Path) : IsAtHome(http) || await IsThroughOurProxy(http))
        {
            await (IsUnder(http.Request.Path, Circuits) ? Circuit(http, next) : next(http));
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        if (!IsAtOpenDoor(http) && !IsOpen(http.Request.Path))
            await http.Response.WriteAsync(Elsewhere, http.RequestAborted);
    }

    /// <summary>What is known of a request before a proxy's word for it is taken.</summary>
    private sealed record Arrival(bool Proxied, bool Trusted);

    private Task NoteArrival(HttpContext http, RequestDelegate next)
    {
        var from = http.Connection.RemoteIpAddress;
        if (from is { IsIPv4MappedToIPv6: true }) from = from.MapToIPv4();
        http.Features.Set(new Arrival(http.Request.Headers.Keys.Any(IsProxys),
            from is not null && settings.TrustedProxies.Any(proxy => proxy.Contains(from))));
        return next(http);
    }

    /// <summary>A socket over TLS came over https, whatever the proxy calls it.</summary>
    private static Task NameTheLine(HttpContext http, RequestDelegate next)
    {
        // Traefik's word for it (pkg/middlewares/forwardedheaders, seen 2026-11-29).
        if (string.Equals(http.Request.Scheme, Uri.UriSchemeWss, StringComparison.OrdinalIgnoreCase))
            http.Request.Scheme = Uri.UriSchemeHttps;
        return next(http);
    }

    /// <summary>
    /// Whether somebody at this machine asks, under a name of this machine, and no page of another origin does so for them.
    /// </summary>
    private bool IsAtHome(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && http.Features.Get<Arrival>() is { Proxied: false }
        && _ownNames.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && IsOurPage(http.Request);

    /// <summary>Whether a proxy that is named says that somebody asks over https, under the public name; they sign in.</summary>
    private async Task<bool> IsThroughOurProxy(HttpContext http) =>
        _public is not null && http.Features.Get<Arrival>() is { Proxied: true, Trusted: true } && http.Request.IsHttps
        && string.Equals(http.Request.Host.Host, _public.Host, StringComparison.OrdinalIgnoreCase)
        && (http.Request.Host.Port ?? DefaultPort) == _public.Port && IsOurPage(http.Request) && await Anybody(http);

    // Until somebody has an account there is nothing to sign in with: the first one is made at the machine itself.
    private async Task<bool> Anybody(HttpContext http) => _anybody
        || (_anybody = await http.RequestServices.GetRequiredService<People>().Any(http.RequestAborted));

    private static bool IsProxys(string header) =>
        ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || header.StartsWith(ProxyPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Browsers say which page asks. One elsewhere may link here; what it fetches, frames or opens as a socket is refused.
    /// </summary>
    private static bool IsOurPage(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.TryGetValue("Origin", out var origin)
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return false;
        return headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin"
            || (HttpMethods.IsGet(request.Method) && headers["Sec-Fetch-Mode"] == "navigate"
                && headers["Sec-Fetch-Dest"] == "document");
    }

    /// <summary>A circuit is one websocket, so that counting those counts circuits.</summary>
    private async Task Circuit(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true }
            && http.Features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true })
        {
            if (!http.Request.Path.Equals(Circuits, StringComparison.OrdinalIgnoreCase)) await next(http);
            else http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _circuits) <= MostCircuits) await next(http);
            else http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        finally
        {
            Interlocked.Decrement(ref _circuits);
        }
    }

    /// <summary>A request that is too large or breaks off is the sender's fault, and not worth a stack trace.</summary>
    private static async Task AnswerBarely(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = broken.StatusCode;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
    }

    private ForwardedHeadersOptions Trusted(ForwardedHeaders headers)
    {
        // Taken only from a proxy that is named; the sender's own list stands before its word. The name that was asked for is
        // never taken from a header of theirs.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = headers, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.TrustedProxies) options.KnownIPNetworks.Add(proxy);
        if (settings.TrustedProxies.Count == 0) options.ForwardedHeaders = ForwardedHeaders.None;
        return options;
    }
}
