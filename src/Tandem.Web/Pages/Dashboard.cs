using Microsoft.AspNetCore.Localization;
using MudBlazor.Services;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The screens: what they need, and the links that set a reader's preferences.</summary>
internal static class Dashboard
{
    public const string ThemeCookie = "tandem-theme";
    public const string SellerCookie = "tandem-seller";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Texts.Dutch);
            options.SupportedCultures = options.SupportedUICultures = [Texts.Dutch, Texts.English];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/prefer/language", (HttpContext http, string to, string? back) => Prefer(
            http, CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to == "en" ? Texts.English : Texts.Dutch)), back));
        app.MapGet("/prefer/theme", (HttpContext http, string to, string? back) => Prefer(http, ThemeCookie, to == "dark" ? "dark" : "light", back));
        app.MapGet("/prefer/seller", (HttpContext http, Guid to, string? back) => Prefer(http, SellerCookie, to.ToString("N"), back));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static IResult Prefer(HttpContext http, string name, string value, string? back)
    {
        http.Response.Cookies.Append(name, value, new CookieOptions { MaxAge = Remembered, SameSite = SameSiteMode.Lax, IsEssential = true });
        // Only to a page of ours: an address with a host would send the reader elsewhere.
        return Results.LocalRedirect(back is { Length: > 1 } && back[0] == '/' && back[1] is not ('/' or '\\') ? back : "/");
    }
}
