using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Writes;

/// <summary>
/// The questions about writes that do not get through. Where none of a kind gets through it is asked once, not for each; where
/// others do, it is this one's own trouble.
/// </summary>
internal static class AskAboutWrites
{
    public static async Task Ask(
        TandemDb db, Intent row, WritePolicy policy, WriteFailed failed, WriteTopic about, DateTimeOffset now,
        CancellationToken ct)
    {
        if (failed.Kind == FailureKind.Refused)
        {
            await Ask(db, row, about, Reason.Of(
                policy.RefusedCode, ("order", about.Name), ("ean", about.Name), ("item", about.Name), ("words", row.RemoteWords)),
                now, ct);
            return;
        }

        var since = row.FailingSince ?? row.LeftBy ?? now;
        var what = Reason.Of(
            $"attention.write-{failed.Kind}", ("side", failed.Side ?? SideOf(row.Kind)), ("write", row.Kind),
            ("order", about.Name), ("since", since.ToString("O")), ("words", row.RemoteWords));
        var othersGetThrough = await db.Intents.AnyAsync(
            i => i.SellerId == row.SellerId && i.Kind == row.Kind && i.State == IntentState.Confirmed && i.SettledAt > since, ct);
        if (othersGetThrough) await Ask(db, row, about, what, now, ct);
        else await db.Raise(row.SellerId, now, CauseOfAll(row.Kind), SubjectOf(row.Kind), row.Subject, what, ct);
    }

    public static Task Ask(TandemDb db, Intent row, WriteTopic about, Reason what, DateTimeOffset now, CancellationToken ct) =>
        db.Raise(row.SellerId, now, about.Cause, SubjectOf(row.Kind), row.Subject, what, ct);

    /// <summary>It got through, or ended in another way: nobody needs to be asked about it any more.</summary>
    public static Task Clear(TandemDb db, Intent row, WriteTopic about, DateTimeOffset now, CancellationToken ct) =>
        Clear(db, [(row, about)], now, ct);

    /// <inheritdoc cref="Clear(TandemDb, Intent, WriteTopic, DateTimeOffset, CancellationToken)"/>
    public static Task Clear(TandemDb db, IReadOnlyList<(Intent Row, WriteTopic About)> ended, DateTimeOffset now,
        CancellationToken ct)
    {
        List<string> causes =
            [.. ended.SelectMany(e => new[] { e.About.Cause, CauseOf(e.Row), CauseOfAll(e.Row.Kind) }).Distinct()];
        return ended.Count == 0 ? Task.CompletedTask : db.Clear(ended[0].Row.SellerId, now, causes, ct);
    }

    /// <summary>Of a question about one write that nothing else is known of.</summary>
    public static string CauseOf(Intent row) => $"refused:{row.BusinessKey}";

    /// <summary>Of the question that none of a kind gets through.</summary>
    public static string CauseOfAll(IntentKind kind) => $"writes:{kind}";

    private static string SideOf(IntentKind kind) => kind switch
    {
        IntentKind.Import or IntentKind.ShopOrder or IntentKind.ShopStock or IntentKind.Replacement => "shop",
        IntentKind.SendEInvoice => "access-point",
        _ => "bol",
    };

    private static ActivitySubject SubjectOf(IntentKind kind) => kind switch
    {
        IntentKind.Stock or IntentKind.LvbSwitch => ActivitySubject.Offer,
        IntentKind.ShopStock => ActivitySubject.Item,
        IntentKind.HandleReturn => ActivitySubject.Return,
        _ => ActivitySubject.Order,
    };
}
