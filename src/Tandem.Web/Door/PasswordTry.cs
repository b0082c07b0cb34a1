using Microsoft.AspNetCore.Identity;
using Tandem.Engine.Users;

namespace Tandem.Web.Door;

/// <summary>Tries a name and a password.</summary>
internal static class PasswordTry
{
    /// <summary>Works as long for nobody's name as for somebody's: how long an answer takes tells no names.</summary>
    internal static async Task<SignInResult> TryPassword(this SignInManager<User> door, string name, string password, bool stay)
    {
        var user = await door.UserManager.FindByNameAsync(name);
        var outcome = user is null
            ? SignInResult.Failed : await door.PasswordSignInAsync(user, password, stay, lockoutOnFailure: true);
        if (user?.PasswordHash is null || outcome.IsLockedOut) door.UserManager.PasswordHasher.HashPassword(new User(), password);
        return outcome;
    }
}
