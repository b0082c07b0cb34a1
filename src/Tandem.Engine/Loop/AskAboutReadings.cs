using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// The question about a shop or an account of which something could not be read for long: what Tandem knows of it is old. One for
/// each remote; it goes when that source is read again, or is not to be read any more.
/// </summary>
internal static class AskAboutReadings
{
    /// <param name="ownedSince">Nobody reads while Tandem is off: that time does not count.</param>
    public static async Task Ask(TandemDb db, Observation row, SourceReading run, DateTimeOffset ownedSince, DateTimeOffset now,
        CancellationToken ct)
    {
        var since = row.SucceededAt ?? row.BeganAt ?? ownedSince;
        if (run.AskAfter is not { } after || now - (since < ownedSince ? ownedSince : since) < after) return;
        var cause = CauseOf(run.Name.Part);

        // Of several sources of one remote the first one speaks for all.
        if (await db.Attentions.AnyAsync(a => a.SellerId == row.SellerId && a.Cause == cause
            && (a.ClearedAt == null || a.DoneAt != null), ct)) return;
        await db.Raise(row.SellerId, now, cause, ActivitySubject.Seller, 0, Reason.Of(
            "attention.not-read", ("name", await NameOf(db, run.Name, ct)), ("since", since.ToString("O")),
            ("words", row.Problem?["words"] ?? ""), ("source", run.Name.ToString())), ct, part: run.Name.Part);
    }

    public static async Task Clear(TandemDb db, Observation row, SourceReading run, DateTimeOffset now, CancellationToken ct)
    {
        if (run.AskAfter is null) return;
        var cause = CauseOf(run.Name.Part);
        var asked = await db.Attentions.AsNoTracking()
            .SingleOrDefaultAsync(a => a.SellerId == row.SellerId && a.Cause == cause, ct);
        if (asked?.What["source"] == run.Name.ToString()) await db.Clear(row.SellerId, now, cause, ct);
    }

    /// <summary>A shop or an account that is paused or gone is not to be read.</summary>
    public static Task Drop(TandemDb db, SellerId seller, Guid part, DateTimeOffset now, CancellationToken ct) =>
        db.Clear(seller, now, CauseOf(part), ct);

    private static string CauseOf(Guid part) => $"not-read:{part:N}";

    private static async Task<string> NameOf(TandemDb db, SourceName source, CancellationToken ct)
    {
        var (shop, account) = (new ShopId(source.Part), new AccountId(source.Part));
        return await db.Shops.Where(s => s.Id == shop).Select(s => s.Name)
            .Concat(db.Accounts.Where(a => a.Id == account).Select(a => a.Name)).SingleOrDefaultAsync(ct) ?? "";
    }
}
