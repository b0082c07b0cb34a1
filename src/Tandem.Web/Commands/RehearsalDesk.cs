using System.Net.Http.Json;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;

namespace Tandem.Web.Commands;

/// <summary>
/// The people at the return desk of a rehearsal: they open boxes, book them by how they are, shelve what is fine, think twice,
/// click twice and together, let some lie, and answer what Tandem asks about returns.
/// </summary>
internal sealed class RehearsalDesk : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ThinksFor = TimeSpan.FromMinutes(1);
    private static readonly ReturnActor Somebody = new();

    private readonly RehearsalStage _stage;
    private readonly TimeProvider _clock;
    private readonly HttpClient _ledger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedDictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private Task _work = Task.CompletedTask;

    private RehearsalDesk(RehearsalStage stage, TimeProvider clock) =>
        (_stage, _clock, _ledger) = (stage, clock, new HttpClient { BaseAddress = stage.Sandbox.Ledger });

    private SellerId Seller => _stage.Seller.Seller;

    private ReturnDesk Desk => _stage.Services.GetRequiredService<ReturnDesk>();

    public static RehearsalDesk Start(RehearsalStage stage, TimeProvider clock)
    {
        var desk = new RehearsalDesk(stage, clock);
        desk._work = desk.Work(desk._stop.Token);
        return desk;
    }

    /// <summary>How often which question was answered, and boxes booked.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Answers(CancellationToken ct)
    {
        if (_work.IsCompleted) await _work.WaitAsync(ct);
        return _answered;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ledger.Dispose();
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
                // Tandem was switched off while somebody was at the desk: the box lies there until it is on again.
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        var boxes = (await _ledger.GetFromJsonAsync<List<DeskBox>>("returns", ct))!;
        foreach (var box in boxes.Where(box => box.By == "desk" && IsTime(box.Rma, FirstLook(box)))) await Open(box, boxes, ct);
        var questions = await _stage.Services.GetRequiredService<OverviewPages>().Attention(Seller, ct);
        foreach (var question in questions.Where(asked => _clock.GetUtcNow() - asked.RaisedAt > ThinksFor))
        {
            if (question.Subject != ActivitySubject.Order || !IsTime($"question {question.Key}", TimeSpan.Zero)
                || !await Answer(question, boxes, ct)) continue;
            Count(question.What.Code);
        }
    }

    /// <summary>Most boxes are opened soon; one in ten lies there for a quarter of an hour.</summary>
    private static TimeSpan FirstLook(DeskBox box) => TimeSpan.FromMinutes(box.Digit == 3 ? 15 : box.Digit * 0.3);

    /// <returns>Whether this is the moment to look at it; then it is not for a while.</returns>
    private bool IsTime(string what, TimeSpan first)
    {
        var now = _clock.GetUtcNow();
        if (_done.Contains(what)) return false;
        if (!_next.TryGetValue(what, out var at)) _next[what] = at = now + first;
        if (now < at) return false;
        _next[what] = now + Between;
        return true;
    }

    private async Task Open(DeskBox box, List<DeskBox> boxes, CancellationToken ct)
    {
        if (await PageOf(box, ct) is not { } page) return;
        var isHandled = page.Undecided == 0 && page.Decisions.All(each => each.AtBol || each.Dropped);
        if (page.Undecided > 0) await Book(box, page, ct);
        else if (isHandled && box is { SecondThoughts: true, Outcome: ReturnOutcome.Refused } && page.Refused > 0)
            await Book(page.Row.Key, [new ReturnChoice(page.Refused, ReturnOutcome.StillApproved)], ct);
        else if (isHandled && box.Arrived > box.Announced && page.Row.OrderKey is { } order && box.Wish == "money")
            await Desk.MakeAtBol(Seller, order, box.OrderItemId, box.Arrived - box.Announced, Somebody, ct);
        if (!isHandled) return;
        await TakeTheOther(box, page, boxes, ct);
        _done.Add(box.Rma);
        Count(page.Row.OrderKey is null ? "box of an unknown order" : "box");
    }

    /// <summary>
    /// Of two returns of a line, alike, the shop's people refunded one, and nobody can tell which: bol was told of this one, so what is
    /// in the box is booked on the other.
    /// </summary>
    private async Task TakeTheOther(DeskBox box, ReturnPage page, List<DeskBox> boxes, CancellationToken ct)
    {
        if (page.Decisions.Count == 0 || page.Decisions.Any(each => each.Source != DecisionSource.Shop)) return;
        foreach (var other in boxes.Where(each => each.Rma != box.Rma && each.OrderItemId == box.OrderItemId && each.By == "shop"
            && each.Announced == box.Announced))
        {
            if (await PageOf(other, ct) is { Undecided: > 0 } open) await Book(box, open, ct);
        }
    }

    private async Task Book(DeskBox box, ReturnPage page, CancellationToken ct)
    {
        var key = page.Row.Key;
        if (box.Arrived > 0) await Desk.Receive(Seller, key, box.Arrived, ct);
        if (box.Digit == 5 && await Mistaken(box, key, ct)) return;
        var isKnown = page.Row.OrderKey is not null;
        var choices = box.Choices(box.Digit % 2 == 0, isKnown);
        var others = box.OtherChoices(choices) ?? choices;
        var (objection, stands) = await (box.OtherIsFirst ? Book(key, others, ct, choices) : Book(key, choices, ct, others));
        if (objection is null && others != choices) Count(stands == others ? "decided by the other" : "decided first");

        // The rest has expired meanwhile: what is in the box is all there is.
        if (objection?.Code == "return.not.units")
        {
            choices = box.Choices(withTheRest: false, isKnown);
            (objection, stands) = await Book(key, choices, ct);
        }

        if (objection is null && stands[0].Restock) await Shelve(box, stands[0].Units, ct);
    }

    /// <summary>
    /// Two people at once, the first of whom clicks twice, and who may not be of one mind: one decision stands.
    /// </summary>
    /// <param name="others">What the second of them decides; null: the same.</param>
    /// <returns>Why none stands, or the one that does.</returns>
    private async Task<(Reason? Objection, IReadOnlyList<ReturnChoice> Stands)> Book(
        long key, IReadOnlyList<ReturnChoice> choices, CancellationToken ct, IReadOnlyList<ReturnChoice>? others = null)
    {
        IReadOnlyList<ReturnChoice>[] clicks = [choices, others ?? choices, choices];
        var said = await Task.WhenAll(clicks.Select(each => Desk.Book(Seller, key, each, Somebody, ct)));
        var stands = Array.IndexOf(said, null);
        return stands < 0 ? (said[0], choices) : (null, clicks[stands]);
    }

    /// <summary>Somebody presses the wrong button, and takes it back if he is in time.</summary>
    /// <returns>He is not: it stays so.</returns>
    private async Task<bool> Mistaken(DeskBox box, long key, CancellationToken ct) =>
        box.Outcome == ReturnOutcome.Fine
        && await Desk.Book(Seller, key, [new ReturnChoice(box.Announced, ReturnOutcome.Damaged)], Somebody, ct) is null
        && await Desk.Undo(Seller, key, ct) is not null;

    private async Task Shelve(DeskBox box, int units, CancellationToken ct)
    {
        if (units <= box.Shelved) return;
        using var answer = await _ledger.PostAsync(
            new Uri($"shelve?rma={box.Rma}&units={units - box.Shelved}", UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>False where there is nothing to do about it, or not yet.</returns>
    private async Task<bool> Answer(AttentionRow question, List<DeskBox> boxes, CancellationToken ct)
    {
        var order = question.SubjectKey;
        switch (question.What.Code)
        {
            case "attention.return-shelf":
                return boxes.Find(each => each.Rma == question.What["rma"]) is { Waits: false } box && await SayRestock(box, ct);
            case "attention.refunded-not-returned" or "attention.amount-refunded":
                return await Explain(question, order, ct);
            case "attention.return-not-refunded":
                return await Desk.RefundAgain(Seller, order, ct) is null;
            default:
                return false;
        }
    }

    private async Task<bool> SayRestock(DeskBox box, CancellationToken ct)
    {
        if (await PageOf(box, ct) is not { } page) return false;
        if (box.IsForTheShelf) await Shelve(box, box.Arrived, ct);
        return await Desk.SayRestock(Seller, page.Row.Key, box.IsForTheShelf, ct) is null;
    }

    private async Task<bool> Explain(AttentionRow question, long order, CancellationToken ct)
    {
        var made = (await _ledger.GetFromJsonAsync<List<DeskRefund>>("refunds", ct))!
            .Where(refund => refund.Order == question.What["order"]).ToList();

        // The customer is about to register it.
        if (made.Exists(refund => refund.Means == "returned")) return false;
        var brought = made.FindAll(refund => refund is { Means: "make-at-bol", OrderItemId: not null });
        if (brought.Count == 0) return await Desk.LeaveRefund(Seller, order, ct) is null;
        var told = 0;
        foreach (var refund in brought)
        {
            if (await Desk.MakeAtBol(Seller, order, refund.OrderItemId!, refund.Units, Somebody, ct) is null) told++;
        }

        return told > 0;
    }

    /// <summary>By the number on the box; null: Tandem has not read of it yet.</summary>
    private async Task<ReturnPage?> PageOf(DeskBox box, CancellationToken ct)
    {
        var pages = _stage.Services.GetRequiredService<DeskPages>();
        return await pages.KeyOf(Seller, box.Rma, ct) is { } key ? await pages.Of(Seller, key, ct) : null;
    }

    private void Count(string what) => _answered[what] = _answered.GetValueOrDefault(what) + 1;
}
