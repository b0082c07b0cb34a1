using System.Collections.Concurrent;

namespace Tandem.Tests.External;

/// <summary>The line to the remotes: remembers what went over it, and fails where a test says so.</summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<string> _sent = new();

    /// <summary>What was written: method and path, in turn.</summary>
    public IReadOnlyList<string> Writes => [.. _sent];

    /// <summary>Requests whose answer is lost after they were carried out; and those that never arrive.</summary>
    public Func<HttpRequestMessage, bool> LosesAnswer { get; set; } = _ => false;

    public Func<HttpRequestMessage, bool> LosesRequest { get; set; } = _ => false;

    /// <summary>An answer in place of the remote's; null: the remote's.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answers { get; set; } = _ => null;

    public int Count(string part) => Writes.Count(write => write.Contains(part, StringComparison.Ordinal));

    /// <summary>A link of the chain of one client.</summary>
    public sealed class Link(Wire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && request.RequestUri!.AbsolutePath != "/token")
                wire._sent.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
            if (wire.LosesRequest(request)) throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
            if (wire.Answers(request) is { } answer) return answer;
            var loses = wire.LosesAnswer(request);
            var response = await base.SendAsync(request, cancellationToken);
            if (!loses) return response;
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
        }
    }
}
