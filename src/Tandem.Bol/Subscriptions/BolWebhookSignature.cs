using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Tandem.Bol;

/// <summary>
/// Checks that a webhook comes from bol: RSA (PKCS#1 v1.5, SHA-256) over the body as it was received, with the key that
/// the Signature header names. Keys are kept per account, and asked for again when they do not fit, at most every 10
/// minutes, since anyone can send a wrong signature and bol allows few questions; every minute while bol does not answer.
/// </summary>
public sealed class BolWebhookSignature(TimeProvider clock)
{
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, KeyRing> rings = new(StringComparer.Ordinal);

    /// <summary>Whether bol signed this body.</summary>
    /// <exception cref="BolFailure">
    /// The keys cannot be read: nothing is known about the body, and bol delivers again if it is told so.
    /// </exception>
    public async Task<bool> Verify(
        BolClient client, string? signatureHeader, ReadOnlyMemory<byte> rawBody, CancellationToken ct)
    {
        if (SignatureHeader.TryParse(signatureHeader) is not { } header) return false;
        var ring = rings.GetOrAdd(client.ClientId, _ => new KeyRing());

        // What fits a known key waits for nobody.
        if (Matches(ring, header, rawBody.Span)) return true;
        await ring.Turn.WaitAsync(ct);
        try
        {
            await ReadKeys(ring, client, ct);
            return Matches(ring, header, rawBody.Span);
        }
        finally
        {
            ring.Turn.Release();
        }
    }

    private async Task ReadKeys(KeyRing ring, BolClient client, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now < ring.ReadAgainAt)
        {
            if (ring.Failed) throw new BolUnavailable("bol's signature keys could not be read a moment ago.");
            return;
        }

        (ring.Failed, ring.ReadAgainAt) = (true, now + AfterFailure);
        ring.Keys = await client.GetSignatureKeys(ct);
        (ring.Failed, ring.ReadAgainAt) = (false, now + BetweenReadings);
    }

    private static bool Matches(KeyRing ring, SignatureHeader header, ReadOnlySpan<byte> body)
    {
        foreach (var key in ring.Keys)
        {
            if (key.Id != header.KeyId || key.PublicKey is null) continue;
            using var rsa = Import(key.PublicKey);
            if (rsa is not null
                && rsa.VerifyData(body, header.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return true;
        }
        return false;
    }

    /// <summary>A key as PEM or as bare base64 (SubjectPublicKeyInfo); null when it is neither.</summary>
    private static RSA? Import(string text)
    {
        var rsa = RSA.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal)) rsa.ImportFromPem(text);
            else rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return rsa;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            return null;
        }
    }

    private sealed class KeyRing
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public IReadOnlyList<BolSignatureKey> Keys { get; set; } = [];

        /// <summary>The last reading came to nothing.</summary>
        public bool Failed { get; set; }
        public DateTimeOffset ReadAgainAt { get; set; }
    }
}
