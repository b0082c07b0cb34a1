using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Web.Door;
using Tandem.Web.Hosting;
using Tandem.Web.Pages.Door;
using Tandem.Web.Pages.Parts;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The screens: what they need, and the links that set a reader's preferences.</summary>
internal static class Dashboard
{
    public const string ThemeCookie = "tandem-theme";
    public const string SellerCookie = "tandem-seller";
    private static readonly Uri Here = new("http://here/");
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddScoped<PageVisibility>();
        services.AddSingleton<Nudge>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Texts.Dutch);
            options.SupportedCultures = options.SupportedUICultures = [Texts.Dutch, Texts.English];
            options.RequestCultureProviders =
                [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(http => Task.FromResult(LanguageOf(http)))];
        });
    }

    /// <summary>Of what a browser prefers, the first that is Dutch or English of whatever country.</summary>
    private static ProviderCultureResult? LanguageOf(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.AsSpan() switch
            {
                ['n' or 'N', 'l' or 'L'] or ['n' or 'N', 'l' or 'L', '-', ..] => Texts.Dutch,
                ['e' or 'E', 'n' or 'N'] or ['e' or 'E', 'n' or 'N', '-', ..] => Texts.English,
                _ => null,
            }).FirstOrDefault(language => language is not null) is { } language
            ? new ProviderCultureResult(language.Name) : null;

    public static void MapDashboard(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/missing", createScopeForStatusCodePages: true);
        app.Use(AnswerProgramsBarely);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/prefer/language", (HttpContext http, string to, string? back) => Prefer(
            http, CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to == "en" ? Texts.English : Texts.Dutch)), back))
            .AllowAnonymous();
        app.MapGet("/prefer/theme",
            (HttpContext http, string to, string? back) =>
                Prefer(http, ThemeCookie, to is "dark" or "light" ? to : "system", back)).AllowAnonymous();
        app.MapGet("/prefer/seller", PreferSeller);

        // A shop sends its owner back here, with a state in the address that needs no place in a browser's history.
        app.MapGet("/connect/woocommerce", (string? success) =>
            Results.LocalRedirect(success == "1" ? "/setup/shop?granted=yes" : "/setup/shop?granted=no"));
        app.MapDownloads();
        app.MapPictures();
        app.MapReturnPhotos();
        app.MapDoor();
        // The front door says for all answers in which frames they may stand: in none.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    // A person who asks for what is not there gets a page; a webhook or an API client only needs the status, and so does a form
    // that is not ours.
    private static Task AnswerProgramsBarely(HttpContext http, RequestDelegate next)
    {
        var isPerson = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if ((FrontDoor.IsOpen(http.Request.Path) || !isPerson || HttpMethods.IsPost(http.Request.Method))
            && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    }

    private static async Task<IResult> PreferSeller(HttpContext http, Access access, Guid to, string? back) =>
        Who.Of(http.User) is { } who && await access.May(who, new SellerId(to), Right.See, http.RequestAborted)
            ? Prefer(http, SellerCookie, to.ToString("N"), back) : Results.NotFound();

    private static IResult Prefer(HttpContext http, string name, string value, string? back)
    {
        Remember(http, name, value);
        return Results.LocalRedirect(PageOf(back));
    }

    /// <summary>Keeps what a reader prefers, with their browser.</summary>
    internal static void Remember(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = Remembered,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            HttpOnly = true,
            IsEssential = true,
        });

    /// <summary>A page of ours, as a header can hold it: an address with a host would send the reader elsewhere.</summary>
    internal static string PageOf(string? back)
    {
        if (back is not ['/', ..] || !Uri.TryCreate(Here, back, out var page) || page.Authority != Here.Authority) return "/";
        return page.PathAndQuery is ['/', '/', ..] ? "/" : page.PathAndQuery;
    }
}
