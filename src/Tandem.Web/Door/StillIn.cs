using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Tandem.Web.Door;

/// <summary>Ends the sessions of circuits in which nobody clicks, once their user has signed out everywhere.</summary>
internal sealed class StillIn(ILoggerFactory log, Access access) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Who.Of(authenticationState.User) is { } who && await IsStill(who, cancellationToken);

    /// <summary>
    /// A database that stumbles signs nobody out: as long as it does not answer, nothing can be read or written either.
    /// </summary>
    private async Task<bool> IsStill(Who who, CancellationToken ct)
    {
        try
        {
            return await access.IsStill(who, ct);
        }
        catch (DbException)
        {
            return true;
        }
    }
}
