using Microsoft.AspNetCore.Authentication.Cookies;

namespace Tandem.Web.Door;

/// <summary>
/// Names cookies after how the browser reaches us: over https the prefix makes it refuse one that another host, or a line that
/// is not encrypted, tries to set.
/// </summary>
internal sealed class DoorCookies : ICookieManager
{
    private const string OwnHostOnly = "__Host-";
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext http, string key) => http.Request.IsHttps ? OwnHostOnly + key : key;
}
