namespace Tandem.WooCommerce.Http;

/// <summary>
/// How many requests a shop gets at a time: one more while answers stay quick, half as many when they slow down or fail.
/// </summary>
internal sealed class Pace(int most)
{
    // Twice its own best is a shop that is busy with something else.
    private const double TooSlow = 2.5;
    private const double Memory = 0.2;
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private double _limit = Math.Min(2, most);
    private double _usual;
    private double _best = double.MaxValue;
    private int _busy;

    public double Limit
    {
        get
        {
            lock (_lock) return _limit;
        }
    }

    public async Task Enter(CancellationToken ct)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_busy < (int)_limit)
            {
                _busy++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using var cancelled = ct.Register(() => turn.TrySetCanceled(ct));
        await turn.Task;
    }

    /// <param name="took">How long the answer took; null where the shop failed.</param>
    public void Leave(TimeSpan? took)
    {
        lock (_lock)
        {
            Learn(took);
            _busy--;
            while (_busy < (int)_limit && _waiting.TryDequeue(out var next))
                if (next.TrySetResult()) _busy++;
        }
    }

    private void Learn(TimeSpan? took)
    {
        if (took is null)
        {
            _limit = Math.Max(1, _limit / 2);
            return;
        }

        var ms = Math.Max(1, took.Value.TotalMilliseconds);
        _usual = _usual == 0 ? ms : (_usual * (1 - Memory)) + (ms * Memory);

        // The best is forgotten slowly: a shop that moved to a slower machine is not slow for ever.
        _best = Math.Min(_best * 1.01, _usual);
        _limit = _usual > _best * TooSlow ? Math.Max(1, _limit / 2) : Math.Min(most, _limit + (1 / _limit));
        if (_usual > _best * TooSlow) _usual = _best * TooSlow;
    }
}
