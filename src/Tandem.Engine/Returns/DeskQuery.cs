using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Finds returns for the desk: a step at a time by its index, so that history costs a page nothing.</summary>
internal static class DeskQuery
{
    // Sorts behind every sign that a number goes on with.
    private const char Last = '\uffff';
    private const int MostQuestions = 2000;

    /// <summary>Steps at which somebody may still have to do something with it by hand.</summary>
    public static readonly ReturnStep[] Open = [ReturnStep.Announced, ReturnStep.Received, ReturnStep.Inspected];

    /// <summary>The steps of a tab.</summary>
    public static ReturnStep[] StepsOf(ReturnTab tab) => tab switch
    {
        ReturnTab.Announced => [ReturnStep.Announced],
        ReturnTab.Here => [ReturnStep.Received, ReturnStep.Inspected],
        ReturnTab.ToBook => [ReturnStep.Decided],
        ReturnTab.Done => [ReturnStep.Booked, ReturnStep.Ended],
        _ => Enum.GetValues<ReturnStep>(),
    };

    /// <summary>What waits goes with the oldest first; the rest with the newest first.</summary>
    public static bool NewestFirst(ReturnTab tab) => tab is ReturnTab.Done or ReturnTab.All;

    /// <summary>Rows after one of them, in the order of the tab.</summary>
    public static async Task<List<ReturnLine>> Page(TandemDb db, SellerId seller, ReturnTab tab, string? search, long? after,
        int take, CancellationToken ct)
    {
        var asked = tab == ReturnTab.Asks ? await Asked(db, seller, ct) : null;
        var start = after is null ? null
            : await db.Returns.Where(r => r.SellerId == seller && r.Key == after).Select(r => new { r.RegisteredAt, r.Key })
                .SingleOrDefaultAsync(ct);
        var newest = NewestFirst(tab);
        var found = new List<ReturnLine>();
        foreach (var step in StepsOf(tab))
        {
            var rows = db.Returns.Where(r => r.SellerId == seller && r.Step == step);
            if (asked is not null) rows = Asking(rows, asked);
            if (search is { Length: > 0 }) rows = Found(db, rows, search.Trim());
            if (start is { RegisteredAt: var at, Key: var key })
            {
                rows = newest ? rows.Where(r => r.RegisteredAt < at || (r.RegisteredAt == at && r.Key < key))
                    : rows.Where(r => r.RegisteredAt > at || (r.RegisteredAt == at && r.Key > key));
            }

            rows = newest ? rows.OrderByDescending(r => r.RegisteredAt).ThenByDescending(r => r.Key)
                : rows.OrderBy(r => r.RegisteredAt).ThenBy(r => r.Key);
            found.AddRange(await rows.Take(take).ToListAsync(ct));
        }

        var sorted = newest ? found.OrderByDescending(r => r.RegisteredAt).ThenByDescending(r => r.Key)
            : found.OrderBy(r => r.RegisteredAt).ThenBy(r => r.Key);
        return [.. sorted.Take(take)];
    }

    /// <summary>How many a tab has, as far as the bound.</summary>
    public static async Task<int> Count(TandemDb db, SellerId seller, ReturnTab tab, int most, CancellationToken ct)
    {
        var steps = StepsOf(tab);
        var rows = db.Returns.Where(r => r.SellerId == seller);
        rows = tab == ReturnTab.Asks ? Asking(rows, await Asked(db, seller, ct)) : rows.Where(r => steps.Contains(r.Step));
        return await rows.Take(most).CountAsync(ct);
    }

    /// <summary>What is asked, by the numbers that its causes name.</summary>
    public static async Task<AskedReturns> Asked(TandemDb db, SellerId seller, CancellationToken ct)
    {
        var causes = await db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null)
            .OrderByDescending(a => a.Key).Select(a => a.Cause).Take(MostQuestions).ToListAsync(ct);
        string[] ofReturns = [ReturnQuestions.Waits(""), ReturnQuestions.NotHandled(""), ReturnQuestions.Unclear(""),
            ReturnQuestions.Shelf(""), ReturnQuestions.Replacement("")];
        string[] ofOrders = [ReturnQuestions.NotRefunded(""), ReturnQuestions.NotRestocked("")];
        return new AskedReturns(Numbers(causes, ofReturns), Numbers(causes, ofOrders));
    }

    /// <summary>
    /// What carries a number that was scanned: the RMA, the parcel, the order, or of what still waits the article. What waits
    /// goes first.
    /// </summary>
    public static async Task<List<ReturnLine>> Scanned(TandemDb db, SellerId seller, string code, int most, CancellationToken ct)
    {
        var (capitals, parcel) = (code.ToUpperInvariant(), TrackingCode.Plain(code));
        var parcelCapitals = parcel.ToUpperInvariant();
        var own = db.Returns.Where(r => r.SellerId == seller);
        var orders = db.Orders.Where(o => o.SellerId == seller && (o.BolOrderId == code || o.BolOrderId == capitals))
            .Select(o => o.Key);
        List<IQueryable<ReturnLine>> ways =
        [
            own.Where(r => r.RmaId == code),
            own.Where(r => r.TrackingCode != null && (r.TrackingCode == parcel || r.TrackingCode == parcelCapitals)),
            own.Where(r => (r.OrderKey != null && orders.Contains(r.OrderKey.Value))
                || (r.OrderKey == null && (r.BolOrderId == code || r.BolOrderId == capitals))),
        ];
        if (Gtin.TryParse(code) is { } gtin)
        {
            var (digits, plain) = (gtin.Digits, gtin.Digits.TrimStart('0'));
            ways.Add(own.Where(r => Open.Contains(r.Step) && (r.Ean == code || r.Ean == digits || r.Ean == plain)));
        }

        foreach (var way in ways)
        {
            var found = await way.OrderBy(r => r.Step).ThenBy(r => r.RegisteredAt).ThenBy(r => r.Key).Take(most).ToListAsync(ct);
            if (found.Count > 0) return found;
        }

        return [];
    }

    private static IQueryable<ReturnLine> Asking(IQueryable<ReturnLine> rows, AskedReturns asked)
    {
        var (rmas, orders) = (asked.Rmas, asked.Orders);
        return rows.Where(r => rmas.Contains(r.RmaId) || orders.Contains(r.BolOrderId)
            || (r.OrderKey == null && !r.Handled && !r.Gone && !r.Lvb));
    }

    private static IQueryable<ReturnLine> Found(TandemDb db, IQueryable<ReturnLine> rows, string text)
    {
        var (capitals, words) = (text.ToUpperInvariant(), LikePattern.Anywhere(text));
        var (end, capitalsEnd) = (text + Last, capitals + Last);
        return rows.Where(r => (string.Compare(r.RmaId, text) >= 0 && string.Compare(r.RmaId, end) < 0)
            || (string.Compare(r.BolOrderId, capitals) >= 0 && string.Compare(r.BolOrderId, capitalsEnd) < 0)
            || r.TrackingCode == text || r.TrackingCode == capitals || r.Ean == text
            || db.OrderLines.Any(l => l.OrderKey == r.OrderKey && l.OrderItemId == r.OrderItemId
                && EF.Functions.Like(l.Title!.ToLower(), words, "\\")));
    }

    private static List<string> Numbers(List<string> causes, string[] kinds) =>
        [.. causes.SelectMany(cause => kinds.Where(kind => cause.StartsWith(kind, StringComparison.Ordinal))
            .Select(kind => cause[kind.Length..])).Distinct(StringComparer.Ordinal)];
}

/// <summary>Returns about which something is asked, by their own numbers and by those of their orders.</summary>
internal sealed record AskedReturns(IReadOnlyList<string> Rmas, IReadOnlyList<string> Orders)
{
    public bool About(ReturnLine line) => Rmas.Contains(line.RmaId) || Orders.Contains(line.BolOrderId)
        || line is { OrderKey: null, Handled: false, Gone: false, Lvb: false };
}
