using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>Somebody who may work for a seller.</summary>
/// <param name="TwoSteps">Signs in with a second step.</param>
public sealed record PersonRow(Guid UserId, string Name, Role Role, bool TwoSteps);

/// <summary>A seller that somebody may work for.</summary>
public sealed record SellerOfUser(SellerId Id, string Name, Role Role);

/// <summary>A user of the installation, for the command line.</summary>
public sealed record UserRow(string Name, bool IsKeeper, IReadOnlyList<SellerOfUser> Sellers);

/// <summary>Who may do what for which seller, as it stands now: asked again at every action.</summary>
public sealed class People(Database database, TimeProvider clock)
{
    /// <summary>Whether anybody keeps the installation; until then nobody can sign in.</summary>
    public async Task<bool> Any(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Users.AnyAsync(u => u.IsKeeper, ct);
    }

    /// <summary>Whether a session with this stamp still counts: a new stamp signs out everywhere.</summary>
    public async Task<bool> IsStill(Guid user, string? stamp, CancellationToken ct)
    {
        await using var db = database.Read();
        return stamp is not null && await db.Users.AnyAsync(u => u.Id == user && u.SecurityStamp == stamp, ct);
    }

    /// <summary>Whether the user may add sellers.</summary>
    public async Task<bool> IsKeeper(Guid user, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Users.AnyAsync(u => u.Id == user && u.IsKeeper, ct);
    }

    /// <returns>Null where the user is nothing to the seller.</returns>
    public async Task<Role?> RoleOf(Guid user, SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Memberships.Where(m => m.UserId == user && m.SellerId == seller).Select(m => (Role?)m.Role)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>The sellers that the user may know of.</summary>
    public async Task<IReadOnlyList<SellerOfUser>> SellersOf(Guid user, CancellationToken ct)
    {
        await using var db = database.Read();
        return await (from member in db.Memberships
                      where member.UserId == user
                      join seller in db.Sellers on member.SellerId equals seller.Id
                      orderby seller.Name
                      select new SellerOfUser(seller.Id, seller.Name, member.Role)).ToListAsync(ct);
    }

    /// <summary>Who may work for the seller.</summary>
    public async Task<IReadOnlyList<PersonRow>> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await (from member in db.Memberships
                      where member.SellerId == seller
                      join user in db.Users on member.UserId equals user.Id
                      orderby user.UserName
                      select new PersonRow(user.Id, user.UserName!, member.Role, user.TwoFactorEnabled)).ToListAsync(ct);
    }

    /// <summary>Everybody, for whoever sits at the machine.</summary>
    public async Task<IReadOnlyList<UserRow>> All(CancellationToken ct)
    {
        await using var db = database.Read();
        var users = await db.Users.OrderBy(u => u.UserName).Select(u => new { u.Id, u.UserName, u.IsKeeper }).ToListAsync(ct);
        var rows = new List<UserRow>();
        foreach (var user in users) rows.Add(new UserRow(user.UserName!, user.IsKeeper, await SellersOf(user.Id, ct)));
        return rows;
    }

    /// <summary>Gives somebody another role, or none.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public Task<Reason?> Change(SellerId seller, Guid user, Role? role, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var members = await db.Memberships.Where(m => m.SellerId == seller).ToListAsync(ct);
            if (members.Find(m => m.UserId == user) is not { } member) return Reason.Of("people.gone");
            if (member.Role == role) return null;
            if (member.Role == Role.Owner && members.Count(m => m.Role == Role.Owner) == 1) return Reason.Of("people.last-owner");
            var was = member.Role;
            var name = await db.Users.Where(u => u.Id == user).Select(u => u.UserName!).SingleAsync(ct);
            if (role is { } now) member.Role = now;
            else db.Memberships.Remove(member);

            // Else whoever goes keeps a link that makes them owner again.
            if (was == Role.Owner || role is null)
                await db.OneTimeLinks.Where(l => l.SellerId == seller && l.UsedAt == null).ExecuteDeleteAsync(ct);
            db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.People, role is null
                ? Reason.Of("seller.user-left", ("name", name), ("role", was))
                : Reason.Of("seller.user-role", ("name", name), ("roleWas", was), ("role", role)));
            return null;
        }, ct);
}
