namespace Tandem.Web.Hosting;

/// <summary>Reads the body of a request that others send: never more of it than is allowed.</summary>
internal static class SmallBody
{
    /// <summary>1 MB: a thousand numbers or parcels, or a large order as a webhook.</summary>
    public const int Largest = 1 << 20;

    /// <returns>Null where it is larger.</returns>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > Largest) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (body.Length + read > Largest) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
