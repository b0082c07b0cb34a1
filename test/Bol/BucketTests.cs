using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class BucketTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>
    /// However long requests travel and answers take: at bol, no window of any cut ever sees more than the limit.
    /// </summary>
    [Fact]
    public async Task Enter_AnyTravelTimes_NeverMoreInAWindow() =>
        await Gen.Select(Gen.Int[1, 4], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Array[10]).SampleAsync(
            async (capacity, travels) =>
            {
                var clock = new FakeTimeProvider();
                var bucket = new Bucket(new Limit("/x", ["GET"], capacity, Window), clock);
                var arrivals = new List<DateTimeOffset>();
                var all = Task.WhenAll(travels.Select(async travel =>
                {
                    await bucket.Enter(Longest, CancellationToken.None);
                    await Task.Delay(TimeSpan.FromMilliseconds(travel.Item1 * 100), clock);
                    lock (arrivals) arrivals.Add(clock.GetUtcNow());
                    await Task.Delay(TimeSpan.FromMilliseconds(travel.Item2 * 100), clock);
                    bucket.Leave(null);
                }));
                for (var step = 0; step < 5000 && !all.IsCompleted; step++)
                {
                    await Task.WhenAny(all, Task.Delay(1));
                    clock.Advance(TimeSpan.FromMilliseconds(100));
                }
                await all;
                arrivals.Sort();
                Assert.InRange(arrivals.Select((arrival, i) => arrivals.Skip(i).Count(later => later - arrival < Window)).Max(),
                    1, capacity);
            },
            iter: 10);

    [Fact]
    public async Task Enter_InLine_IsServedInOrder()
    {
        var clock = new FakeTimeProvider();
        var bucket = new Bucket(new Limit("/x", ["GET"], 1, Window), clock);
        var served = new List<int>();
        var all = Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await bucket.Enter(Longest, CancellationToken.None);
            lock (served) served.Add(i);
            bucket.Leave(null);
        }));
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(1));
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }
        Assert.Equal(Enumerable.Range(0, 8), served);
    }

    [Fact]
    public async Task Enter_AllUnderWay_WaitsForOneToComeBack()
    {
        var clock = new FakeTimeProvider();
        var bucket = new Bucket(new Limit("/x", ["GET"], 1, Window), clock);
        await bucket.Enter(Longest, CancellationToken.None);
        var second = bucket.Enter(TimeSpan.FromDays(1), CancellationToken.None);
        var enteredAt = clock.GetUtcNow();
        await Step(minutes: 1);
        var leftAt = clock.GetUtcNow();
        bucket.Leave(null);
        await Step(minutes: 1);
        await second;
        Assert.True(enteredAt >= leftAt + Window, $"{enteredAt - leftAt}");

        async Task Step(int minutes)
        {
            for (var step = 0; step < minutes * 60 && !second.IsCompleted; step++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(second, Task.Delay(1));
                enteredAt = clock.GetUtcNow();
            }
        }
    }

    [Fact]
    public async Task Leave_OwnSpending_IsNotTakenForThatOfOthers()
    {
        var clock = new FakeTimeProvider();
        var bucket = new Bucket(new Limit("/x", ["GET"], 3, Window), clock);
        for (var left = 2; left >= 0; left--)
        {
            await bucket.Enter(Longest, CancellationToken.None);
            // The reset of a bol that rounds up: were it believed, the fourth would wait ten seconds.
            bucket.Leave(new RateHeaders(Limit: 3, Remaining: left, Reset: 10));
        }
        clock.Advance(Window);
        Assert.True(bucket.Enter(Longest, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Follow_HeaderCorrection_OutlivesTheSameTable()
    {
        var clock = new FakeTimeProvider();
        var limit = new Limit("/x", ["GET"], 5, Window);
        var bucket = new Bucket(limit, clock);
        await bucket.Enter(Longest, CancellationToken.None);
        bucket.Leave(new RateHeaders(Limit: 1));
        bucket.Follow(limit with { });
        var waiting = bucket.Enter(Longest, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        bucket.Follow(limit with { Capacity = 6 });
        clock.Advance(Window);
        await waiting;
        Assert.True(bucket.Enter(Longest, CancellationToken.None).IsCompletedSuccessfully);
    }
}
