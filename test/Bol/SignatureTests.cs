using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class SignatureTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"retailerId":"1","event":{"resource":"ORDER"}}""");

    private readonly RSA first = RSA.Create(2048);
    private readonly RSA second = RSA.Create(2048);
    private readonly FakeBol bol = new();
    private readonly BolWebhookSignature signature;
    private string keys = "{}";

    public SignatureTests()
    {
        signature = new BolWebhookSignature(bol.Clock);
        bol.Api = _ => FakeBol.Json(200, keys);
        keys = Published(("0", Spki(first)));
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private static string Spki(RSA key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private static string Published(params (string Id, string Key)[] keys) =>
        JsonSerializer.Serialize(
            new { signatureKeys = keys.Select(key => new { id = key.Id, type = "RSA", publicKey = key.Key }) });

    private static string Header(RSA key, string id = "0", byte[]? body = null) =>
        $"keyId={id}, algorithm=\"rsa-sha256\", signature={Convert.ToBase64String(key.SignData(body ?? Body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

    private Task<bool> Verify(string? header, byte[]? body = null) => signature.Verify(bol.Client, header, body ?? Body, None);

    [Fact]
    public async Task Body_AsSigned_IsAcceptedAndTheKeysAreReadOnce()
    {
        Assert.True(await Verify(Header(first)));
        Assert.True(await Verify(Header(first).Replace("signature=", "Signature=\"", StringComparison.Ordinal) + "\""));
        Assert.Equal("/retailer/subscriptions/signature-keys", Assert.Single(bol.Calls).PathAndQuery);
    }

    [Fact]
    public async Task Key_AsPem_IsAccepted()
    {
        keys = Published(("0", first.ExportSubjectPublicKeyInfoPem()));
        Assert.True(await Verify(Header(first)));
    }

    [Fact]
    public async Task Body_TamperedWith_IsRejected()
    {
        var tampered = Body.ToArray();
        tampered[3] ^= 1;
        Assert.False(await Verify(Header(first), tampered));
    }

    [Fact]
    public async Task Signature_OfAnotherKey_IsRejected() => Assert.False(await Verify(Header(second)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("keyId=0")]
    [InlineData("keyId=0, algorithm=\"rsa-sha256\", signature=%%%")]
    [InlineData("keyId=0, algorithm=\"rsa-sha256\", signature=")]
    [InlineData("algorithm=\"rsa-sha256\", signature=AAAA")]
    [InlineData("keyId=0, algorithm=\"none\", signature=AAAA")]
    public async Task Header_Incomplete_IsRejectedWithoutAsking(string? header)
    {
        Assert.False(await Verify(header));
        Assert.Empty(bol.Calls);
    }

    [Fact]
    public async Task Keys_Rotated_AreReadAgain()
    {
        Assert.True(await Verify(Header(first)));
        keys = Published(("0", Spki(first)), ("1", Spki(second)));
        bol.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await Verify(Header(second, "1")));
        Assert.True(await Verify(Header(first)));
        Assert.Equal(2, bol.Calls.Count);
    }

    [Fact]
    public async Task Keys_ReplacedUnderTheSameId_AreReadAgain()
    {
        Assert.True(await Verify(Header(first)));
        keys = Published(("0", Spki(second)));
        bol.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await Verify(Header(second)));
        Assert.False(await Verify(Header(first)));
    }

    [Fact]
    public async Task Keys_UnknownId_AreAskedForOnceInTenMinutes()
    {
        for (var i = 0; i < 20; i++) Assert.False(await Verify(Header(second, $"{i + 5}")));
        Assert.Single(bol.Calls);
        bol.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await Verify(Header(second, "9")));
        Assert.Equal(2, bol.Calls.Count);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public async Task Key_Unreadable_IsPassedOver(string key)
    {
        keys = Published(("0", key), ("0", Spki(first)));
        Assert.True(await Verify(Header(first)));
    }

    [Fact]
    public async Task Keys_CannotBeRead_IsAFailureAndNotANo()
    {
        bol.Api = _ => FakeBol.Json(429, "", ("Retry-After", "600"));
        await Assert.ThrowsAnyAsync<BolFailure>(() => Verify(Header(first)));
    }

    [Fact]
    public async Task Keys_ThatCannotBeRead_AreAskedForOnceAMinute()
    {
        bol.Api = _ => FakeBol.Json(403, "{}");
        for (var i = 0; i < 20; i++) await Assert.ThrowsAnyAsync<BolFailure>(() => Verify(Header(first)));
        Assert.Single(bol.Calls);

        bol.Clock.Advance(TimeSpan.FromSeconds(61));
        bol.Api = _ => FakeBol.Json(200, keys);
        Assert.True(await Verify(Header(first)));
        Assert.Equal(2, bol.Calls.Count);
    }

    [Fact]
    public async Task Keys_ThatAreKnown_StayKnown_WhileBolCannotBeAsked()
    {
        Assert.True(await Verify(Header(first)));
        bol.Clock.Advance(TimeSpan.FromMinutes(11));
        bol.Api = _ => FakeBol.Json(403, "{}");
        await Assert.ThrowsAnyAsync<BolFailure>(() => Verify(Header(second, "1")));
        Assert.True(await Verify(Header(first)));
        await Assert.ThrowsAnyAsync<BolFailure>(() => Verify(Header(second, "1")));
        Assert.Equal(2, bol.Calls.Count);
    }
}
