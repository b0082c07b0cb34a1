using Tandem.WooCommerce.Http;

namespace Tandem.Tests.WooCommerce;

public sealed class PaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_BeyondTheLimit_WaitsForALeave()
    {
        var pace = new Pace(1);
        await pace.Enter(Ct);

        var second = pace.Enter(Ct);
        Assert.False(second.IsCompleted);
        pace.Leave(TimeSpan.FromMilliseconds(50));

        await second.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_TakesNoPlace()
    {
        var pace = new Pace(1);
        using var source = new CancellationTokenSource();
        await pace.Enter(Ct);
        var waiting = pace.Enter(source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        pace.Leave(TimeSpan.FromMilliseconds(50));

        await pace.Enter(Ct).WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Fact]
    public async Task Limit_QuickAnswers_RisesToTheMost_FailuresBringItDown_NeverBelowOne()
    {
        var pace = new Pace(4);
        await Answers(pace, 30, TimeSpan.FromMilliseconds(50));
        Assert.Equal(4, pace.Limit);

        await Answers(pace, 1, null);
        Assert.Equal(2, pace.Limit);

        await Answers(pace, 10, null);
        Assert.Equal(1, pace.Limit);
    }

    [Fact]
    public async Task Limit_SlowAnswers_GoesDown()
    {
        var pace = new Pace(4);
        await Answers(pace, 30, TimeSpan.FromMilliseconds(50));

        await Answers(pace, 10, TimeSpan.FromSeconds(3));

        Assert.True(pace.Limit < 2, $"{pace.Limit}");
    }

    private static async Task Answers(Pace pace, int count, TimeSpan? took)
    {
        for (var i = 0; i < count; i++)
        {
            await pace.Enter(Ct);
            pace.Leave(took);
        }
    }
}
