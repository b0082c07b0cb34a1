using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Tandem.Web.Door;

/// <summary>Who asks, as the request or the circuit was signed in.</summary>
/// <param name="User">Null for whoever sits at a demo: they need no account.</param>
/// <param name="Stamp">The user's stamp at the moment of signing in; another one by now: signed out.</param>
/// <param name="Name">What they sign in with.</param>
/// <param name="Since">When they signed in.</param>
internal sealed record Who(Guid? User, string? Stamp, string Name, DateTimeOffset Since)
{
    /// <summary>The claim that keeps <see cref="Since"/>.</summary>
    public const string SinceClaim = "tandem-since";

    /// <summary>A demo signs in by itself.</summary>
    public bool BySelf => User is null;

    private static string StampClaim { get; } = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <returns>Null for nobody.</returns>
    public static Who? Of(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true }) return null;
        if (principal.Identity.AuthenticationType == SelfSignIn.Scheme) return new Who(null, null, "", default);
        return Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            && DateTimeOffset.TryParse(
                principal.FindFirstValue(SinceClaim), CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            ? new Who(user, principal.FindFirstValue(StampClaim), principal.Identity.Name ?? "", since) : null;
    }
}
