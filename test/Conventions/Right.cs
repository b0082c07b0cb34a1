// What the conventions allow although it looks like what they forbid.
#pragma warning disable CA1822
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Conventions;

internal static class Right
{
    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        public sealed record Clock : Outcome;
    }

    public sealed class Five(HttpClient a, TimeProvider b, ILogger c, IHostApplicationLifetime d, Outcome.Done e, string f,
        IList<int> g)
    {
        public object[] All => [a, b, c, d, e, f, g];
    }

    public static class EchoRule
    {
        private static readonly TimeSpan EchoTime = TimeSpan.FromMinutes(2);

        public static IEnumerable<string> Decide(IReadOnlyList<int> wanted, DateTimeOffset sent, DateTimeOffset now)
        {
            if (now - sent < EchoTime)
                yield break;
            foreach (var piece in wanted.Where(piece => piece > 0).OrderBy(piece => piece))
                yield return $"{piece} because {sent:O}";
        }
    }

    public sealed class Hears : BackgroundService, IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;

        public Task Send(string words, CancellationToken ct) => Task.Delay(words.Length, ct);

        public Task InvokeAsync(HttpContext context) => Task.CompletedTask;

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
