using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>Whose token it is.</summary>
/// <param name="Token">The token's key.</param>
/// <param name="ExpiredAt">Since when it opens nothing; null: it does.</param>
public sealed record ApiTokenOwner(SellerId Seller, long Token, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiredAt);

/// <summary>Makes, knows and revokes the tokens for Tandem's own REST API. Only hashes are kept.</summary>
public sealed class ApiTokens(Database database, TimeProvider clock)
{
    private const string Prefix = "tandem_";
    private const int RandomBytes = 32;
    private const int LongestName = 80;

    // Written down now and then: a shop that pushes every second is not worth a write each time.
    private static readonly TimeSpan UseEvery = TimeSpan.FromMinutes(1);

    /// <returns>The token: this once, never again.</returns>
    /// <exception cref="ArgumentException">The draft is not <see cref="ApiTokenDraft.IsSound"/>.</exception>
    public async Task<string> Add(SellerId seller, ApiTokenDraft draft, CancellationToken ct)
    {
        if (!draft.IsSound) throw new ArgumentException("Such a token cannot be made.", nameof(draft));
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var label = draft.Name.Trim() is { Length: > LongestName } longName ? longName[..LongestName] : draft.Name.Trim();
        var scopes = string.Join(' ', ApiScope.All.Where(draft.Scopes.Contains));
        await database.WriteFor(seller, db =>
        {
            var now = clock.GetUtcNow();
            db.ApiTokens.Add(new ApiToken
            {
                SellerId = seller,
                Name = label,
                Hash = HashOf(token),
                Scopes = scopes,
                CreatedAt = now,
                ExpiresAt = draft.Days is { } days ? now.AddDays(days) : null,
            });
            db.NoteChange(seller, now, SettingNotes.Tokens, draft.Days is { } lasts
                ? Reason.Of("seller.token-added", ("name", label), ("scopes", scopes), ("days", lasts))
                : Reason.Of("seller.token-added-for-ever", ("name", label), ("scopes", scopes)));
            return Task.CompletedTask;
        }, ct);
        return token;
    }

    public async Task<IReadOnlyList<ApiTokenRow>> List(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.ApiTokens.Where(t => t.SellerId == seller).OrderByDescending(t => t.Key)
            .Select(t => new ApiTokenRow(
                t.Key, t.Name, ScopesOf(t.Scopes), t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt)).ToListAsync(ct);
    }

    /// <returns>False where there is no such token, or it was revoked before.</returns>
    public Task<bool> Revoke(SellerId seller, long key, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        if (await db.ApiTokens
            .SingleOrDefaultAsync(t => t.SellerId == seller && t.Key == key && t.RevokedAt == null, ct) is not { } token)
            return false;
        token.RevokedAt = clock.GetUtcNow();
        db.NoteChange(
            seller, token.RevokedAt.Value, SettingNotes.Tokens, Reason.Of("seller.token-revoked", ("name", token.Name)));
        return true;
    }, ct);

    /// <summary>Whose token it is, which may have expired; null where it is nobody's, or revoked.</summary>
    public async Task<ApiTokenOwner?> OwnerOf(string token, CancellationToken ct)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 200) return null;

        // Found by its hash: how long that takes says nothing about the token, which no hash leads back to.
        var hash = HashOf(token);
        await using var db = database.Read();
        var found = await db.ApiTokens.SingleOrDefaultAsync(t => t.Hash == hash, ct);
        if (found is null || found.RevokedAt is not null
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(found.Hash), Encoding.ASCII.GetBytes(hash)))
            return null;

        var now = clock.GetUtcNow();
        var owner = new ApiTokenOwner(
            found.SellerId, found.Key, ScopesOf(found.Scopes), found.ExpiresAt <= now ? found.ExpiresAt : null);
        if (owner.ExpiredAt is not null) return owner;
        if (!(now - found.LastUsedAt <= UseEvery))
            await database.Write(write => write.ApiTokens.Where(t => t.Key == found.Key)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now), ct), ct);
        return owner;
    }

    private static string[] ScopesOf(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
