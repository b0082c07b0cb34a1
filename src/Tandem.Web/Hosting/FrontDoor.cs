namespace Tandem.Web.Hosting;

/// <summary>
/// Keeps the dashboard, which asks for no password, to the names of this machine. Under the public address only webhooks and
/// the REST API are answered; and a page elsewhere that lets its own name lead here (DNS rebinding) finds nothing.
/// </summary>
internal static class FrontDoor
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseFrontDoor(this WebApplication app, TandemSettings settings) => app.Use((http, next) =>
    {
        if (IsPublic(http.Request.Path) || IsOurs(http.Request.Host.Host, settings.Listening, settings.PublicUrl)) return next(http);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return http.Response.WriteAsync("The dashboard is not shown under this name. Open it at the address that TANDEM_URL gives.", http.RequestAborted);
    });

    /// <summary>What is answered under every name: webhooks, which are signed, and the REST API, which asks for a token.</summary>
    internal static bool IsPublic(PathString path) =>
        path.StartsWithSegments("/hooks", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Api.ApiRoutes.Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the dashboard may be shown under this name.</summary>
    /// <param name="listening">Where this program listens. Who lets it listen to a network chose so, and is answered there under any name but the public one.</param>
    internal static bool IsOurs(string host, Uri listening, Uri? publicUrl) =>
        ThisMachine.Contains(host, StringComparer.OrdinalIgnoreCase)
        || string.Equals(host, listening.Host, StringComparison.OrdinalIgnoreCase)
        || (!listening.IsLoopback && !string.Equals(host, publicUrl?.Host, StringComparison.OrdinalIgnoreCase));
}
