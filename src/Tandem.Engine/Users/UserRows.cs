using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Users;

/// <summary>
/// Where ASP.NET Core Identity keeps users. What opens a second step (the key of the app, the recovery codes) is sealed as the
/// keys of shops are.
/// </summary>
internal sealed class UserRows(Database database, Credentials credentials, IdentityErrorDescriber errors)
    : UserOnlyStore<User, TandemDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>>(database.OpenForUsers(), errors), IDisposable
{
    private bool _isClosed;

    /// <summary>Nobody has any: what a user may do is asked of the memberships, at every action.</summary>
    public override Task<IList<Claim>> GetClaimsAsync(User user, CancellationToken cancellationToken = default) =>
        Task.FromResult<IList<Claim>>([]);

    public override Task SetTokenAsync(User user, string loginProvider, string name, string? value,
        CancellationToken cancellationToken) => base.SetTokenAsync(
            user, loginProvider, name, value is null ? null : credentials.Seal(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name,
        CancellationToken cancellationToken) =>
        credentials.TryOpen(await base.GetTokenAsync(user, loginProvider, name, cancellationToken));

    // Identity's own closes nothing. The context goes back to the pool once: a second time it may be somebody else's.
    void IDisposable.Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        Dispose();
        Context.Dispose();
    }
}
