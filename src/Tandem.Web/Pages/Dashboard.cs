using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Tandem.Web.Hosting;
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
        services.AddScoped<Nudge>();
        services.AddSingleton<WakeLoop>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Texts.Dutch);
            options.SupportedCultures = options.SupportedUICultures = [Texts.Dutch, Texts.English];
            options.RequestCultureProviders =
                [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/missing", createScopeForStatusCodePages: true);
        app.Use(AnswerProgramsBarely);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/prefer/language", (HttpContext http, string to, string? back) => Prefer(
            http, CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to == "en" ? Texts.English : Texts.Dutch)), back));
        app.MapGet("/prefer/theme",
            (HttpContext http, string to, string? back) =>
                Prefer(http, ThemeCookie, to is "dark" or "light" ? to : "system", back));
        app.MapGet("/prefer/seller",
            (HttpContext http, Guid to, string? back) => Prefer(http, SellerCookie, to.ToString("N"), back));
        app.MapGet("/download/dry-run.csv", DryRunFile.Send);
        app.MapGet("/download/statement.csv", ProofFiles.Statement);
        app.MapGet("/download/drift.csv", ProofFiles.Drift);
        app.MapGet("/download/shadow.csv", ProofFiles.Shadow);
        app.MapGet("/download/activity.csv", TrailFiles.Activity);
        app.MapGet("/download/ledger.csv", TrailFiles.Ledger);
        app.MapGet("/download/stock-sample.csv", StockSample.Send);
        app.MapDownloads();
        app.MapPrintFiles();
        // The front door says for all answers in which frames they may stand: in none.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    // A person who asks for what is not there gets a page; a webhook or an API client only needs the status.
    private static Task AnswerProgramsBarely(HttpContext http, RequestDelegate next)
    {
        var isPerson = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if ((FrontDoor.IsOpen(http.Request.Path) || !isPerson) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(http);
    }

    private static IResult Prefer(HttpContext http, string name, string value, string? back)
    {
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = Remembered,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            HttpOnly = true,
            IsEssential = true,
        });
        return Results.LocalRedirect(PageOf(back));
    }

    /// <summary>A page of ours, as a header can hold it: an address with a host would send the reader elsewhere.</summary>
    private static string PageOf(string? back)
    {
        if (back is not ['/', ..] || !Uri.TryCreate(Here, back, out var page) || page.Authority != Here.Authority) return "/";
        return page.PathAndQuery is ['/', '/', ..] ? "/" : page.PathAndQuery;
    }
}
