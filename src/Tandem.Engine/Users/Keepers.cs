using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>Gives a new seller its owners.</summary>
internal static class Keepers
{
    /// <summary>Who keeps the installation owns each seller that is added, in the transaction of the caller.</summary>
    public static async Task AddOwners(this TandemDb db, SellerId seller, CancellationToken ct)
    {
        foreach (var keeper in await db.Users.Where(u => u.IsKeeper).Select(u => u.Id).ToListAsync(ct))
            db.Memberships.Add(new Membership { UserId = keeper, SellerId = seller, Role = Role.Owner });
    }
}
