using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>Removes users and moves the keeping of the installation, for whoever sits at the machine.</summary>
public sealed class ManageUsers(Database database, TimeProvider clock)
{
    /// <summary>Removes somebody with all that is theirs: their sessions end, and open invitations to what they owned.</summary>
    public Task<UserRemoval> Remove(string name, CancellationToken ct) => database.Write(async db =>
    {
        if (await Find(db, name, ct) is not { } user) return UserRemoval.Unknown;
        if (user.IsKeeper) return UserRemoval.Keeper;
        var member = await db.Memberships.Where(m => m.UserId == user.Id).ToListAsync(ct);
        var owned = member.Where(m => m.Role == Role.Owner).Select(m => (SellerId?)m.SellerId).ToList();
        foreach (var seller in owned)
            if (!await db.Memberships.AnyAsync(m => m.SellerId == seller && m.UserId != user.Id && m.Role == Role.Owner, ct))
                return UserRemoval.LastOwner;
        await db.OneTimeLinks.Where(l => owned.Contains(l.SellerId) && l.UsedAt == null).ExecuteDeleteAsync(ct);
        foreach (var was in member)
            Note(db, was.SellerId, Reason.Of("seller.user-left", ("name", user.UserName), ("role", was.Role)));
        db.Users.Remove(user);
        return UserRemoval.Removed;
    }, ct);

    /// <summary>Lets somebody keep the installation, and own every seller, instead of whoever did; they are signed out.</summary>
    /// <returns>False where nobody has this name: nothing was done.</returns>
    public Task<bool> Keep(string name, CancellationToken ct) => database.Write(async db =>
    {
        if (await Find(db, name, ct) is not { } next) return false;
        foreach (var former in await db.Users.Where(u => u.IsKeeper && u.Id != next.Id).ToListAsync(ct))
            (former.IsKeeper, former.SecurityStamp) = (false, Guid.NewGuid().ToString("N"));
        next.IsKeeper = true;
        var known = await db.Memberships.Where(m => m.UserId == next.Id).ToDictionaryAsync(m => m.SellerId, ct);
        foreach (var seller in await db.Sellers.Select(s => s.Id).ToListAsync(ct))
        {
            if (!known.TryGetValue(seller, out var member))
            {
                db.Memberships.Add(new Membership { UserId = next.Id, SellerId = seller, Role = Role.Owner });
                Note(db, seller, Reason.Of("seller.user-added", ("name", next.UserName), ("role", Role.Owner)));
            }
            else if (member.Role != Role.Owner)
            {
                Note(db, seller, Reason.Of(
                    "seller.user-role", ("name", next.UserName), ("roleWas", member.Role), ("role", Role.Owner)));
                member.Role = Role.Owner;
            }
        }

        return true;
    }, ct);

    private void Note(TandemDb db, SellerId seller, Reason what) =>
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.People, what);

    private static Task<User?> Find(TandemDb db, string name, CancellationToken ct)
    {
        var known = name.Trim().ToUpperInvariant();
        return db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == known, ct);
    }
}
