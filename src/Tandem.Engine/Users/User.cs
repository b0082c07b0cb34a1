using Microsoft.AspNetCore.Identity;

namespace Tandem.Engine.Users;

/// <summary>Somebody who signs in: a name to sign in with, hashes and stamps, and nothing else about the person.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>Keeps the whole installation: may add sellers, and becomes the owner of each that is added.</summary>
    public bool IsKeeper { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
