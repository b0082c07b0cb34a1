using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>An invitation in the list: without its secret, which is shown once.</summary>
public sealed record InvitationRow(long Key, Role Role, DateTimeOffset ExpiresAt);

/// <summary>Makes the links that work once, and takes them when they come back. Only hashes are kept.</summary>
public sealed class OneTimeLinks(Database database, TimeProvider clock)
{
    private const int RandomBytes = 32;

    /// <summary>How long the first start's and a locked-out user's link works.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>For the first account, while nobody keeps the installation. Those that were made before open nothing.</summary>
    /// <returns>The secret: this once, never again. Null where somebody keeps the installation.</returns>
    public async Task<string?> ForKeeper(CancellationToken ct)
    {
        var secret = Secret();
        return await database.Write(async db =>
        {
            if (await db.Users.AnyAsync(u => u.IsKeeper, ct)) return false;
            await db.OneTimeLinks.Where(l => l.Kind == LinkKind.Keeper).ExecuteDeleteAsync(ct);
            db.OneTimeLinks.Add(New(secret, LinkKind.Keeper, Day));
            return true;
        }, ct) ? secret : null;
    }

    /// <summary>Invites somebody to sellers as a role.</summary>
    /// <returns>The secret: this once, never again.</returns>
    public async Task<string> Invite(IReadOnlyCollection<SellerId> sellers, Role role, CancellationToken ct)
    {
        var secret = Secret();
        foreach (var seller in sellers)
        {
            await database.WriteFor(seller, db =>
            {
                var link = New(secret, LinkKind.Invite, Week);
                (link.SellerId, link.Role) = (seller, role);
                db.OneTimeLinks.Add(link);
                db.NoteChange(seller, link.CreatedAt, SettingNotes.People, Reason.Of("seller.user-invited", ("role", role)));
                return Task.CompletedTask;
            }, ct);
        }

        return secret;
    }

    /// <summary>For a user who is locked out. Those that were made for them before open nothing.</summary>
    /// <returns>The secret: this once, never again. Null where nobody has this name.</returns>
    public async Task<string?> ForLockedOut(string name, CancellationToken ct)
    {
        var secret = Secret();
        var known = name.Trim().ToUpperInvariant();
        return await database.Write(async db =>
        {
            if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == known, ct) is not { } user) return false;
            await db.OneTimeLinks.Where(l => l.UserId == user.Id).ExecuteDeleteAsync(ct);
            var link = New(secret, LinkKind.Recover, Day);
            link.UserId = user.Id;
            db.OneTimeLinks.Add(link);
            await NoteReset(db, user.Id, "seller.user-reset-link", ct);
            return true;
        }, ct) ? secret : null;
    }

    /// <returns>What the link is for; null where it was used, is too old, or never was.</returns>
    public async Task<OpenLink?> Find(string? secret, CancellationToken ct)
    {
        if (secret is not { Length: > 0 and < 200 }) return null;
        await using var db = database.Read();
        var rows = await Open(db, secret).ToListAsync(ct);
        if (rows is not [var first, ..]) return null;
        if (first.Kind == LinkKind.Keeper && await db.Users.AnyAsync(u => u.IsKeeper, ct)) return null;
        var ids = rows.Select(r => r.SellerId).OfType<SellerId>().ToList();
        var names = await db.Sellers.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(ct);
        return new OpenLink(first.Kind, names, first.Role, first.UserId);
    }

    /// <summary>Gives the user what the link is for. Of two who use it at once one comes too late.</summary>
    /// <returns>False where it opens nothing any more: nothing was done.</returns>
    public Task<bool> Use(string secret, Guid user, CancellationToken ct) => database.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var rows = await Open(db, secret).ToListAsync(ct);
        if (rows is not [var first, ..]) return false;
        if (first.Kind == LinkKind.Keeper && await db.Users.AnyAsync(u => u.IsKeeper, ct)) return false;
        if (first.Kind == LinkKind.Recover && first.UserId != user) return false;
        if (await Open(db, secret).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), ct) != rows.Count) return false;
        if (first.Kind == LinkKind.Keeper)
        {
            await db.Users.Where(u => u.Id == user).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsKeeper, true), ct);
            foreach (var seller in await db.Sellers.Select(s => s.Id).ToListAsync(ct))
            {
                await Join(db, user, seller, Role.Owner, ct);
                db.NoteChange(seller, now, SettingNotes.People, Reason.Of("seller.user-joined", ("role", Role.Owner)));
            }
        }

        foreach (var row in rows.Where(r => r is { Kind: LinkKind.Invite, SellerId: not null, Role: not null }))
        {
            await Join(db, user, row.SellerId!.Value, row.Role!.Value, ct);
            db.NoteChange(row.SellerId.Value, now, SettingNotes.People, Reason.Of("seller.user-joined", ("role", row.Role)));
        }

        if (first.Kind == LinkKind.Recover) await NoteReset(db, user, "seller.user-reset", ct);

        return true;
    }, ct);

    /// <summary>Invitations to a seller that still work.</summary>
    public async Task<IReadOnlyList<InvitationRow>> Waiting(SellerId seller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = database.Read();
        return await db.OneTimeLinks
            .Where(l => l.SellerId == seller && l.Kind == LinkKind.Invite && l.UsedAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.Key).Select(l => new InvitationRow(l.Key, l.Role!.Value, l.ExpiresAt)).ToListAsync(ct);
    }

    /// <summary>An invitation opens nothing any more.</summary>
    public Task TakeBack(SellerId seller, long key, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        if (await db.OneTimeLinks.SingleOrDefaultAsync(
            l => l.SellerId == seller && l.Key == key && l.UsedAt == null, ct) is not { } link) return;
        db.OneTimeLinks.Remove(link);
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.People, Reason.Of("seller.user-uninvited", ("role", link.Role)));
    }, ct);

    private IQueryable<OneTimeLink> Open(TandemDb db, string secret)
    {
        // Found by its hash: how long that takes says nothing about the secret, which no hash leads back to.
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        return db.OneTimeLinks.Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now);
    }

    private static async Task Join(TandemDb db, Guid user, SellerId seller, Role role, CancellationToken ct)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.UserId == user && m.SellerId == seller, ct) is { } known)
        {
            // Who is owner already is not made less by a link.
            if (known.Role != Role.Owner) known.Role = role;
        }
        else
        {
            db.Memberships.Add(new Membership { UserId = user, SellerId = seller, Role = role });
        }
    }

    private async Task NoteReset(TandemDb db, Guid user, string what, CancellationToken ct)
    {
        var name = await db.Users.Where(u => u.Id == user).Select(u => u.UserName!).SingleAsync(ct);
        foreach (var seller in await db.Memberships.Where(m => m.UserId == user).Select(m => m.SellerId).ToListAsync(ct))
            db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.People, Reason.Of(what, ("name", name)));
    }

    private OneTimeLink New(string secret, LinkKind kind, TimeSpan works)
    {
        var now = clock.GetUtcNow();
        return new OneTimeLink { Hash = HashOf(secret), Kind = kind, CreatedAt = now, ExpiresAt = now + works };
    }

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
