using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.WooCommerce;

namespace Tandem.Web.Commands;

/// <summary>
/// Somebody who reads what Tandem asks in a rehearsal and answers it by the acts of the screens, as the owner means it; and who
/// gives Tandem the shop's new keys.
/// </summary>
internal sealed class CarefulPerson : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeysAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ThinksFor = TimeSpan.FromMinutes(1);

    // What was sold may lie in the bin still; what the shop has no product for stays as it is.
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromMinutes(3);
    private const int MostTries = 5;

    private readonly RehearsalStage _stage;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedDictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (int Times, DateTimeOffset At)> _repaired = [];
    private string _keyKnown;
    private DateTimeOffset? _keySeenAt;
    private Task _work = Task.CompletedTask;

    private CarefulPerson(RehearsalStage stage, TimeProvider clock) =>
        (_stage, _clock, _keyKnown) = (stage, clock, stage.Sandbox.ShopKey);

    /// <summary>How often which question was answered.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Answers(CancellationToken ct)
    {
        if (_work.IsCompleted) await _work.WaitAsync(ct);
        return _answered;
    }

    private SellerId Seller => _stage.Seller.Seller;

    /// <summary>A careless owner throws away by mistake: from here on what is closed in the shop is asked about.</summary>
    public static async Task<CarefulPerson> Start(RehearsalStage stage, TimeProvider clock, CancellationToken ct)
    {
        await stage.Services.GetRequiredService<ChangeOrderSettings>().Change(
            stage.Seller.Seller, s => s with { Cancel = s.Cancel with { FollowShop = false } }, ct);
        var person = new CarefulPerson(stage, clock);
        person._work = person.Work(person._stop.Token);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Work(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Glance, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                if (_stage.IsOn) await Look(ct);
            }
            catch (Exception) when (!_stage.IsOn)
            {
                // Tandem was switched off while somebody looked at it: there is nothing to see until it is on again.
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        await GiveKeys(ct);
        var questions = await _stage.Services.GetRequiredService<OverviewPages>().Attention(Seller, ct);
        foreach (var question in questions.Where(asked => _clock.GetUtcNow() - asked.RaisedAt > ThinksFor))
        {
            if (question.Subject != ActivitySubject.Order || !await Answer(question, ct)) continue;
            _answered[question.What.Code] = _answered.GetValueOrDefault(question.What.Code) + 1;
        }
    }

    private async Task GiveKeys(CancellationToken ct)
    {
        var (key, now) = (_stage.Sandbox.ShopKey, _clock.GetUtcNow());
        if (key == _keyKnown) return;
        _keySeenAt ??= now;
        if (now - _keySeenAt < KeysAfter) return;
        var keys = new WooCredentials(_stage.Sandbox.Shop, key, _stage.Sandbox.ShopSecret);
        var replace = _stage.Services.GetRequiredService<ReplaceKeys>();
        if (await replace.OfShop(Seller, _stage.Seller.Shop, keys, ct) is not null) return;
        (_keyKnown, _keySeenAt) = (key, null);
        _stage.Sandbox.KeysGiven();
    }

    /// <returns>False where there is nothing to do about it, or not yet.</returns>
    private async Task<bool> Answer(AttentionRow question, CancellationToken ct)
    {
        var order = question.SubjectKey;
        var delivers = _stage.Sandbox.OwnerDelivers(question.What["order"] ?? "");
        var cancel = _stage.Services.GetRequiredService<AnswerCancel>();
        switch (question.What.Code)
        {
            case "attention.extra-charged" or "attention.lines-extra" or "attention.more-in-shop":
                return await Pick.RightAsItIs(Seller, order, ct) is null;
            case "attention.taken-out-in-shop" or "attention.refunded-in-shop":
                return delivers == false ? await CancelRest(order, ct) : await cancel.DeliverAll(Seller, order, ct);
            case "attention.cancelled-in-shop":
                return delivers == true ? await cancel.Keep(Seller, order, ct) : await CancelRest(order, ct);
            case "attention.sent-or-on-shelf":
                return await cancel.WasSent(Seller, order, ct);
            case "attention.unknown-product" or "attention.lines-differ" or "attention.lines-missing":
                return await Repair(question, ct);
            default:
                return false;
        }
    }

    private async Task<bool> Repair(AttentionRow question, CancellationToken ct)
    {
        var (times, at) = _repaired.GetValueOrDefault(question.Key);
        if (times == MostTries || _clock.GetUtcNow() - at < TriesAgainAfter) return false;
        _repaired[question.Key] = (times + 1, _clock.GetUtcNow());
        return await Pick.Repair(Seller, question.SubjectKey, ct) is null && times == 0;
    }

    private PickOrders Pick => _stage.Services.GetRequiredService<PickOrders>();

    /// <summary>bol cancels all that is open of a line: what is still delivered of it goes first.</summary>
    private async Task<bool> CancelRest(long order, CancellationToken ct)
    {
        if (await _stage.Services.GetRequiredService<CancelPages>().Of(Seller, order, ct) is not { } state) return false;
        var closed = state.Question == CancelQuestion.ClosedInShop;
        List<string> lines = [.. state.Lines.Where(line => closed || line.NotHeld == line.Left).Select(line => line.OrderItemId)];
        return lines.Count > 0
            && await _stage.Services.GetRequiredService<AnswerCancel>().CancelAtBol(Seller, order, lines, "OUT_OF_STOCK", ct);
    }
}
