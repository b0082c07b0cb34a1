using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>A lane of which nothing is due, and that nobody wakes.</summary>
public sealed class RestTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Rest_AfterWhichNothingWasWritten_IsFollowedByAnother_ForAnHour(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var clock = new RestingClock();
        var lane = new CountTurns();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = new SellerLoop([lane], clock, NullLogger<SellerLoop>.Instance).Run(stage.Work, stop.Token);
        await clock.Rested(Ct);
        Assert.Equal(1, lane.Turns);

        // What was written while Tandem started is not known.
        await Turns(2);
        await Turns(2);

        await stage.Get<Database>().WriteFor(stage.Seller, db => db.Shops.Where(s => s.SellerId == stage.Seller)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "Andere naam"), Ct), Ct);
        await Turns(3);
        await Turns(3);

        await stage.Work.Owner.Write(db => db.Shops.Where(s => s.SellerId == stage.Seller)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "Weer een naam"), Ct), Ct);
        await Turns(4);

        // Nobody's turn, and read only: no news.
        await stage.Get<Database>().WriteFor(stage.Seller, db => db.Shops.CountAsync(Ct), Ct);
        for (var rests = 1; rests < 12; rests++) await Turns(4);
        await Turns(5);

        await stop.CancelAsync();
        await Task.WhenAny(running);

        async Task Turns(int expected)
        {
            clock.Advance(Rest);
            await clock.Rested(Ct);
            Assert.Equal(expected, lane.Turns);
        }
    }

    [Theory, BothDatabases]
    public async Task WhatIsDue_OrRung_IsNotRestedAway(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var clock = new RestingClock();
        var due = clock.GetUtcNow() + TimeSpan.FromMinutes(17);
        var lane = new CountTurns { Next = () => due > clock.GetUtcNow() ? due : null };
        var loop = new SellerLoop([lane], clock, NullLogger<SellerLoop>.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = loop.Run(stage.Work, stop.Token);
        await clock.Rested(Ct);
        foreach (var (minutes, turns) in new[] { (5, 2), (5, 2), (5, 2), (2, 3) })
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await clock.Rested(Ct);
            Assert.Equal(turns, lane.Turns);
        }

        loop.Wake(Lane.Decide);
        await clock.Rested(Ct);
        Assert.Equal(4, lane.Turns);
        await stop.CancelAsync();
        await Task.WhenAny(running);
    }

    private sealed class CountTurns : ILane
    {
        private int _turns;

        public Lane Kind => Lane.Decide;

        public int Turns => Volatile.Read(ref _turns);

        /// <summary>When it has work, said after each turn.</summary>
        public Func<DateTimeOffset?> Next { get; init; } = () => null;

        public Task<LaneResult> Run(SellerWork work, CancellationToken ct)
        {
            Interlocked.Increment(ref _turns);
            return Task.FromResult(new LaneResult(Next()));
        }
    }

    /// <summary>Tells when somebody has begun to wait.</summary>
    private sealed class RestingClock : TimeProvider
    {
        private readonly FakeTimeProvider _time = new();
        private readonly SemaphoreSlim _waits = new(0);

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = _time.CreateTimer(callback, state, dueTime, period);
            _waits.Release();
            return timer;
        }

        public void Advance(TimeSpan by) => _time.Advance(by);

        public async Task Rested(CancellationToken ct) =>
            Assert.True(await _waits.WaitAsync(TimeSpan.FromSeconds(30), ct), "It does not rest.");
    }
}
