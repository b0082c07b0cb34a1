using System.Net;
using Tandem.Shared;

namespace Tandem.WooCommerce;

/// <summary>
/// Fetches files of pictures that a shop names. No key goes along, and only the shop's own host may be at an address that the
/// shop itself may be at: any other is held to those of the internet, as a shop of a stranger is.
/// </summary>
public sealed class WooPictures(IHttpClientFactory factory)
{
    private const int MostRedirects = 3;

    /// <summary>The file at this address.</summary>
    /// <param name="largest">Bytes.</param>
    /// <returns>Null where there is none, or a larger one.</returns>
    /// <exception cref="HttpRequestException">Its host does not answer, or may not be asked.</exception>
    public async Task<byte[]?> Get(Uri shop, Uri address, int largest, CancellationToken ct)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0) return null;
            using var http = factory.CreateClient(address.Authority == shop.Authority ? WooClients.HttpName
                : WooClients.StrangersName);
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode == HttpStatusCode.OK) return await AnswerBytes.Read(answer.Content, largest, ct);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || answer.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next)) return null;
            address = next;
        }

        return null;
    }
}
