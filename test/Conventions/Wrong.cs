// What the conventions forbid, one of each, so that the checkers are known to see it. Nothing here is ever run.
#pragma warning disable CA1822, CA2211, CS0649, MA0025, MA0069
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Conventions;

internal static class Wrong
{
    public class Open;

    public record OpenRecord;

    public abstract class AbstractForNobody;

    public sealed class Crowd(Right.Five a, HttpClient b, Stream c, HttpContext d, IServiceProvider e, DbContext f)
    {
        public object[] All => [a, b, c, d, e, f];
    }

    public sealed class Remembers
    {
        internal static int last;
    }

    public sealed class RemembersInAProperty
    {
        public static int Last { get; set; }
    }

    public sealed class AnswersRequests
    {
        public IReadOnlyList<HttpContext> Waiting => [];
    }

    public static class WaitingRule
    {
        public static Task<int> Stock(int available) => Task.FromResult(available);
    }

    public static class AskingRule
    {
        public static int Stock(DbContext db) => db.GetHashCode();
    }

    public static class LoggingRules
    {
        public static int Stock(int available, ILogger log) => log.IsEnabled(LogLevel.Debug) ? available : 0;
    }

    public sealed class TimedDecision
    {
        public static bool Decide(TimeProvider clock) => clock.GetUtcNow().Hour > 12;
    }

    public static class ClockRule
    {
        public static bool Late(DateTimeOffset due) => DateTimeOffset.UtcNow > due;
    }

    public static class DiceRule
    {
        // In a lambda, in an iterator: still inside the rule.
        public static IEnumerable<int> Delays(int[] steps)
        {
            foreach (var step in steps.Select(step => step + Random.Shared.Next(step)))
                yield return step;
        }
    }

    public static class FileRule
    {
        public static bool Known(string code) => File.Exists(code);
    }

    public sealed class InstanceDecides
    {
        public int Decide(int available) => available;
    }

    public sealed class Deaf
    {
        public Task Send(string words) => Task.FromResult(words);

        public async IAsyncEnumerable<int> Read()
        {
            await Task.Yield();
            yield return 1;
        }

        public ValueTask Offer(int stock, CancellationToken ct = default) =>
            ct.IsCancellationRequested ? default : new(Send($"{stock}"));
    }
}
