using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>Seals what names a customer: only this program with its key ring can read it.</summary>
internal sealed class DocumentSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Tandem.Documents.v1");

    public byte[] Close(byte[] plain) => _seal.Protect(plain);

    public byte[] Close<T>(T plain) => Close(JsonSerializer.SerializeToUtf8Bytes(plain));

    /// <returns>Null where the key ring does not fit, or a byte of it was changed.</returns>
    public byte[]? Open(byte[]? sealedBytes)
    {
        try
        {
            return sealedBytes is null ? null : _seal.Unprotect(sealedBytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Open(byte[])"/>
    public T? Open<T>(byte[]? sealedBytes)
        where T : class => Open(sealedBytes) is { } plain ? JsonSerializer.Deserialize<T>(plain) : null;
}
