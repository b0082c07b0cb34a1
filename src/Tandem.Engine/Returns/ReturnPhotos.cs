using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Keeps photos of what came back: a few of each return, cleaned of all but the picture (<see cref="PhotoRule"/>), sealed, and
/// let go some time after the return was handled.
/// </summary>
public sealed class ReturnPhotos(Database database, TimeProvider clock, IDataProtectionProvider protection)
{
    /// <summary>Bytes of one photo.</summary>
    public const int Largest = PhotoRule.Largest;

    /// <summary>Photos of one return.</summary>
    public const int Most = 4;

    /// <summary>Photos of one seller within an hour.</summary>
    public const int MostInAnHour = 120;

    private readonly IDataProtector _seal = protection.CreateProtector("Tandem.ReturnPhotos.v1");

    /// <param name="file">As a browser sent it; neither its name nor what it is said to be is asked.</param>
    /// <returns>Why it cannot be kept; null where it is.</returns>
    public async Task<Reason?> Add(SellerId seller, long returnKey, byte[] file, ReturnActor by, CancellationToken ct)
    {
        if (file.Length > Largest) return Reason.Of("return.photo.too-large", ("most", Largest / 1024 / 1024));
        if (PhotoRule.Clean(file) is not { } photo) return Reason.Of("return.photo.not");
        var sealedPhoto = _seal.Protect(photo.File);
        return await database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            var line = await db.Returns.SingleOrDefaultAsync(r => r.SellerId == seller && r.Key == returnKey, ct);
            if (line is null) return Reason.Of("return.not.known");
            if (line.Lvb) return Reason.Of("return.not.lvb");
            if (await db.ReturnPhotos.CountAsync(p => p.ReturnKey == returnKey, ct) >= Most)
                return Reason.Of("return.photo.enough", ("most", Most));
            if (await db.ReturnPhotos.CountAsync(p => p.SellerId == seller && p.At > now.AddHours(-1), ct) >= MostInAnHour)
                return Reason.Of("return.photo.too-many");
            db.ReturnPhotos.Add(new ReturnPhoto
            {
                SellerId = seller,
                AccountId = line.AccountId,
                ReturnKey = returnKey,
                Type = photo.Type,
                Sealed = sealedPhoto,
                By = by.User,
                At = now,
            });
            await db.SaveChangesAsync(ct);
            return null;
        }, ct);
    }

    /// <summary>Takes one away for good; of another seller it takes none.</summary>
    public Task Remove(SellerId seller, long photo, CancellationToken ct) => database.WriteFor(seller, db =>
        db.ReturnPhotos.Where(p => p.SellerId == seller && p.Key == photo).ExecuteDeleteAsync(ct), ct);

    /// <returns>Whose photo it is; null: nobody's.</returns>
    public async Task<SellerId?> OwnerOf(long photo, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.ReturnPhotos.Where(p => p.Key == photo).Select(p => (SellerId?)p.SellerId).SingleOrDefaultAsync(ct);
    }

    /// <returns>Null where the seller has no such photo, or the key ring does not fit the database.</returns>
    public async Task<(byte[] File, string Type)?> Of(SellerId seller, long photo, CancellationToken ct)
    {
        await using var db = database.Read();
        var row = await db.ReturnPhotos.SingleOrDefaultAsync(p => p.SellerId == seller && p.Key == photo, ct);
        try
        {
            return row is null ? null : (_seal.Unprotect(row.Sealed), row.Type);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
