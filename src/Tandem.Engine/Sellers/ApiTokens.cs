using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>A token in the list: without the token itself, which is shown once.</summary>
public sealed record ApiTokenRow(long Key, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);

/// <summary>Whose token it is.</summary>
/// <param name="Token">The token's key.</param>
public sealed record ApiTokenOwner(SellerId Seller, long Token);

/// <summary>Makes, knows and revokes the tokens for Tandem's own REST API. Only hashes are kept.</summary>
public sealed class ApiTokens(Database database, TimeProvider clock)
{
    private const string Prefix = "tandem_";
    private const int RandomBytes = 32;
    private const int LongestName = 80;

    // Written down now and then: a shop that pushes every second is not worth a write each time.
    private static readonly TimeSpan UseEvery = TimeSpan.FromMinutes(1);

    /// <returns>The token: this once, never again.</returns>
    public async Task<string> Add(SellerId seller, string name, CancellationToken ct)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var label = name.Trim() is { Length: > LongestName } longName ? longName[..LongestName] : name.Trim();
        await database.WriteFor(seller, db =>
        {
            var now = clock.GetUtcNow();
            db.ApiTokens.Add(new ApiToken { SellerId = seller, Name = label, Hash = HashOf(token), CreatedAt = now });
            db.Note(seller, now, ActivitySubject.Seller, 0, Reason.Of("seller.token-added", ("name", label)));
            return Task.CompletedTask;
        }, ct);
        return token;
    }

    public async Task<IReadOnlyList<ApiTokenRow>> List(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.ApiTokens.Where(t => t.SellerId == seller).OrderByDescending(t => t.Key)
            .Select(t => new ApiTokenRow(t.Key, t.Name, t.CreatedAt, t.LastUsedAt, t.RevokedAt)).ToListAsync(ct);
    }

    /// <returns>False where there is no such token, or it was revoked before.</returns>
    public Task<bool> Revoke(SellerId seller, long key, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        if (await db.ApiTokens
            .SingleOrDefaultAsync(t => t.SellerId == seller && t.Key == key && t.RevokedAt == null, ct) is not { } token)
            return false;
        token.RevokedAt = clock.GetUtcNow();
        db.Note(seller, token.RevokedAt.Value, ActivitySubject.Seller, 0,
            Reason.Of("seller.token-revoked", ("name", token.Name)));
        return true;
    }, ct);

    /// <summary>Whose token it is; null where it is nobody's, or revoked.</summary>
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
        if (!(now - found.LastUsedAt <= UseEvery))
            await database.Write(write => write.ApiTokens.Where(t => t.Key == found.Key)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now), ct), ct);
        return new ApiTokenOwner(found.SellerId, found.Key);
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
