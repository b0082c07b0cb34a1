using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Tandem.Engine.Users;
using Tandem.Web.Hosting;

namespace Tandem.Web.Door;

/// <summary>Registers how people sign in, and that every page asks for it.</summary>
internal static class DoorRegistration
{
    public const string SignInPath = "/sign-in";
    private const string Since = "since";
    private const string SessionCookie = "tandem-session";
    private const string StepCookie = "tandem-step";
    private const string ElsewhereCookie = "tandem-elsewhere";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);
    private static readonly TimeSpan StepTime = TimeSpan.FromMinutes(5);

    /// <param name="bySelf">A demo: whoever sits at this machine is signed in.</param>
    /// <param name="oidc">Where people may sign in besides; null: nowhere.</param>
    /// <param name="overHttps">Others reach it, through a proxy.</param>
    public static void AddDoor(
        this IServiceCollection services, bool bySelf, OidcSettings? oidc = null, bool overHttps = false)
    {
        services.AddSingleton<Access>();
        services.AddSingleton<SignInTries>();
        services.AddScoped<Session>();
        services.AddScoped<AuthenticationStateProvider, StillIn>();
        services.AddScoped<CircuitHandler, SessionGuard>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var schemes = services.AddAuthentication(bySelf ? SelfSignIn.Scheme : IdentityConstants.ApplicationScheme);
        if (bySelf) schemes.AddScheme<AuthenticationSchemeOptions, SelfSignIn>(SelfSignIn.Scheme, null);
        schemes.AddApplicationCookie();
        schemes.AddTwoFactorUserIdCookie();
        schemes.AddElsewhere(bySelf ? null : oidc, overHttps);
        services.AddIdentityCore<User>(Choose).AddSignInManager().AddDefaultTokenProviders();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, Session);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            Close(cookie, StepCookie);
            cookie.ExpireTimeSpan = StepTime;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie =>
        {
            Close(cookie, ElsewhereCookie);
            cookie.ExpireTimeSpan = StepTime;
            cookie.SlidingExpiration = false;
        });
    }

    // Length counts, not odd characters (NIST SP 800-63B, seen 2026-11-29).
    private static void Choose(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;

        // The last resort, which is kept over a restart; before it come the limits of SignInTries.
        options.Lockout.MaxFailedAccessAttempts = 100;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    private static void Session(CookieAuthenticationOptions cookie)
    {
        Close(cookie, SessionCookie);
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "back";
        cookie.ExpireTimeSpan = Remembered;
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents
        {
            // Kept when the cookie slides or the stamp is new, so that a session ends however often it is used.
            OnSigningIn = context =>
            {
                var now = context.Options.TimeProvider!.GetUtcNow();
                if (context.Properties.GetString(Since) is not { } since)
                    context.Properties.SetString(Since, since = now.ToString("O", CultureInfo.InvariantCulture));
                ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(Who.SinceClaim, since));
                return Task.CompletedTask;
            },
            // At every request: who signed out everywhere is out at once.
            OnValidatePrincipal = async context =>
            {
                var access = context.HttpContext.RequestServices.GetRequiredService<Access>();
                if (context.Principal is not { } principal || Who.Of(principal) is not { } who
                    || !await access.IsStill(who, context.HttpContext.RequestAborted)) context.RejectPrincipal();
            },
            // A circuit or a script is not helped by a page.
            OnRedirectToLogin = context =>
            {
                if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
                    context.Response.Redirect(context.RedirectUri);
                else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            },
        };
    }

    private static void Close(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.CookieManager = new DoorCookies();
    }
}
