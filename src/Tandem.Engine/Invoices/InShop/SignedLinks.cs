using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.InShop;

/// <summary>
/// Links to PDFs that open without signing in. Each is signed with a secret of the seller's own, over the number and the hash of
/// one PDF: it opens that and nothing else, while the PDF is kept, the seller wants links, and the secret is the same.
/// </summary>
public sealed class SignedLinks(Database database, Credentials credentials, HookAddresses addresses, TimeProvider clock)
    : IOrderDocuments
{
    private const int IdBytes = 16;
    private const int LongestToken = 200;

    /// <summary>Whether there is an address that others reach.</summary>
    public bool HasAddress => addresses.Public is not null;

    /// <summary>Whether the seller has links that may go about.</summary>
    public async Task<bool> Any(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await db.SettingsOf<LinkSettings>(seller, ct)).Secret is not null;
    }

    /// <summary>No link that was made before opens anything any more.</summary>
    public Task Renew(SellerId seller, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        await db.SaveSettings(seller, new LinkSettings { Secret = credentials.Seal(Fresh()) }, ct);
        db.NoteSettings(seller, clock.GetUtcNow(), new LinkSettings { Secret = "kept" },
            new LinkSettings { Secret = "replaced" });
    }, ct);

    /// <summary>The document that a link opens.</summary>
    /// <returns>Null where it opens nothing, whatever the reason.</returns>
    public async Task<(SellerId Seller, long Document)?> Find(string token, CancellationToken ct)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= IdBytes + HMACSHA256.HashSizeInBytes) return null;
        var seller = new SellerId(new Guid(bytes.AsSpan(0, IdBytes)));
        var number = Encoding.ASCII.GetString(bytes, IdBytes + HMACSHA256.HashSizeInBytes,
            bytes.Length - IdBytes - HMACSHA256.HashSizeInBytes);
        if (number.Any(char.IsControl)) return null;
        await using var db = database.Read();
        if (!(await db.SettingsOf<InvoiceSettings>(seller, ct)).InShop
            || credentials.TryOpen((await db.SettingsOf<LinkSettings>(seller, ct)).Secret) is not { } secret) return null;
        var document = await db.IssuedDocuments.Where(d => d.SellerId == seller && d.Number == number)
            .Select(d => new { d.Key, d.PdfHash }).SingleOrDefaultAsync(ct);
        return document is not null && CryptographicOperations.FixedTimeEquals(
            bytes.AsSpan(IdBytes, HMACSHA256.HashSizeInBytes), Signature(secret, number, document.PdfHash))
            ? (seller, document.Key) : null;
    }

    async Task<OrderDocument?> IOrderDocuments.InShop(TandemDb db, long document, CancellationToken ct)
    {
        var row = await db.IssuedDocuments.Where(d => d.Key == document)
            .Select(d => new { d.SellerId, d.Kind, d.Number, d.PdfHash, Kept = d.Pdf != null }).SingleOrDefaultAsync(ct);
        if (row is null || !(await db.SettingsOf<InvoiceSettings>(row.SellerId, ct)).InShop) return null;
        var link = HasAddress && row.Kept ? addresses.OfDocument(Base64Url.EncodeToString(
        [
            .. row.SellerId.Value.ToByteArray(),
            .. Signature(await SecretOf(db, row.SellerId, ct), row.Number, row.PdfHash),
            .. Encoding.ASCII.GetBytes(row.Number),
        ])) : null;
        return new OrderDocument(row.Kind == DocumentKind.CreditNote, row.Number, link);
    }

    /// <summary>The first link makes it; so does one after the key ring was lost, and with it all others.</summary>
    private async Task<string> SecretOf(TandemDb db, SellerId seller, CancellationToken ct)
    {
        if (credentials.TryOpen((await db.SettingsOf<LinkSettings>(seller, ct)).Secret) is { } known) return known;
        var fresh = Fresh();
        await db.SaveSettings(seller, new LinkSettings { Secret = credentials.Seal(fresh) }, ct);
        return fresh;
    }

    private static string Fresh() => RandomNumberGenerator.GetHexString(64);

    private static byte[] Signature(string secret, string number, string pdfHash) =>
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes($"document\n{number}\n{pdfHash}"));
}
