using Tandem.Web.Api;
using Tandem.Web.Hooks;

namespace Tandem.Web.Hosting;

/// <summary>
/// Tells browsers with every answer how it may be used: by our own pages, in no frame, and as what it says it is.
/// </summary>
internal static class SafetyHeaders
{
    private const string All = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Scripts come from files of ours alone; a page may hold a document of ours.
    private const string Screens = All + "; script-src 'self'; object-src 'self'";

    // The description of the API is one page of somebody else's, whose settings are a script in it.
    private const string ApiPages = All + "; script-src 'self' 'unsafe-inline'; font-src 'self' data:; object-src 'none'";

    // A browser shows a PDF by means of its own, which are not held to this.
    private const string Files = "base-uri 'none'; form-action 'none'; script-src 'none'; frame-ancestors 'none'";

    public static Task Put(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        var path = http.Request.Path;
        headers.ContentSecurityPolicy = IsFile(path) ? Files
            : path.StartsWithSegments(ApiRoutes.Pages, StringComparison.OrdinalIgnoreCase) ? ApiPages : Screens;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }

    private static bool IsFile(PathString path) => path.StartsWithSegments("/download", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(HookRoutes.Documents, StringComparison.OrdinalIgnoreCase);
}
