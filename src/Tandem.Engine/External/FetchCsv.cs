using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>A file that was fetched whole, kept until it is disposed, and what its server said of it.</summary>
internal sealed record FetchedFile(Stream Content, string? ETag, DateTimeOffset? LastModified) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>
/// Fetches a seller's file. The address comes from a person, so it is held to http(s), to addresses of the internet, to a size
/// and to a time; its password goes to the host that it was typed in for and nowhere else.
/// </summary>
public sealed class FetchCsv(IHttpClientFactory factory, Credentials credentials, SourceOptions options)
{
    internal const string HttpName = "external-source";
    private const int MostRedirects = 5;

    /// <summary>A handler that connects to addresses of the internet only, unless the machine allows others.</summary>
    internal static SocketsHttpHandler Handler(SourceOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = async (context, ct) => new NetworkStream(
            await PublicSocket.Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, options.AllowPrivateAddresses, ct),
            ownsSocket: true),
    };

    /// <returns>Null where the server says that it is the file that was taken already.</returns>
    /// <exception cref="SourceProblem">It could not be fetched whole.</exception>
    internal async Task<FetchedFile?> Run(ExternalSource source, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var http = factory.CreateClient(HttpName);
            using var response = await Follow(http, source, limit.Token);
            return response is null ? null : await Take(response, limit.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            or InvalidOperationException or SocketException
            || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new SourceProblem(Explain(failure), failure);
        }
    }

    private async Task<HttpResponseMessage?> Follow(HttpClient http, ExternalSource source, CancellationToken ct)
    {
        var start = SourceAddress.TryParse(credentials.TryOpen(source.Url))
            ?? throw new SourceProblem(Reason.Of("source.address"));
        var address = start;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("Tandem");
            if (EntityTagHeaderValue.TryParse(source.ETag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
            else request.Headers.IfModifiedSince = source.LastModified;
            if (source.Secret is { } secret)
            {
                // Another host, or the same one without encryption, is not who the password was typed in for.
                if (!string.Equals(address.Host, start.Host, StringComparison.OrdinalIgnoreCase) || address.Port != start.Port
                    || address.Scheme != start.Scheme)
                    throw new SourceProblem(Reason.Of("source.redirect", ("host", address.Host)));
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials.Open(secret))));
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                var status = (int)response.StatusCode;
                if (response.StatusCode == HttpStatusCode.NotModified) return null;
                if (status is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                    throw new SourceProblem(
                        Reason.Of(status is 401 or 403 ? "source.unauthorized" : "source.refused", ("status", status)));
                address = Uri.TryCreate(address, location, out var next) && SourceAddress.TryParse(next.AbsoluteUri) is { } found
                    ? found : throw new SourceProblem(Reason.Of("source.address"));
            }
        }

        throw new SourceProblem(Reason.Of("source.redirect", ("host", address.Host)));
    }

    /// <summary>On disk, so that a file which breaks off half-way is never looked at.</summary>
    private async Task<FetchedFile> Take(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > options.LargestFile) throw TooLarge();
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            PrivateFiles.Options(FileOptions.DeleteOnClose | FileOptions.Asynchronous));
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var buffer = new byte[64 * 1024];
            while (await body.ReadAsync(buffer, ct) is > 0 and var read)
            {
                if (file.Length + read > options.LargestFile) throw TooLarge();
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            if (file.Length == 0) throw new SourceProblem(Reason.Of("source.empty"));
            return new FetchedFile(file, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private SourceProblem TooLarge() => new(Reason.Of("source.too-large", ("megabytes", options.LargestFile / 1024 / 1024)));

    private static Reason Explain(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
            if (inner is PrivateAddressOnly) return Reason.Of("source.private");
        return failure switch
        {
            OperationCanceledException => Reason.Of("source.slow"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Reason.Of("source.no-host"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Reason.Of("source.certificate"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Reason.Of("source.unreachable"),
            _ => Reason.Of("source.half"),
        };
    }
}
