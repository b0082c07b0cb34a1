using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Reads what the return desk shows.</summary>
public sealed class DeskPages(Database database, TimeProvider clock)
{
    /// <summary>Tabs are counted as far as this.</summary>
    public const int MostCounted = 1000;

    private const int MostScanned = 20;
    private const int AtOnce = 200;
    private static readonly ReturnTab[] Counted = [ReturnTab.Announced, ReturnTab.Here, ReturnTab.ToBook, ReturnTab.Asks];

    /// <summary>A page of a tab; what waits begins with the oldest, the rest with the newest.</summary>
    /// <param name="search">The start of an RMA or of an order number, a tracking code, an EAN, or words of a name.</param>
    /// <param name="after">The last row of the page before; null: the first page.</param>
    public async Task<DeskList> List(SellerId seller, ReturnTab tab, string? search, long? after, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var lines = await DeskQuery.Page(db, seller, tab, search, after, take + 1, ct);
        var rows = await Rows(db, seller, lines, ct);
        return new DeskList([.. rows.Take(take)], rows.Count > take ? rows[take - 1].Key : null);
    }

    /// <summary>All of a tab, in its order, read piece by piece.</summary>
    public async IAsyncEnumerable<DeskRow> All(SellerId seller, ReturnTab tab, string? search,
        [EnumeratorCancellation] CancellationToken ct)
    {
        long? after = null;
        do
        {
            var page = await List(seller, tab, search, after, AtOnce, ct);
            foreach (var row in page.Rows) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>How many returns wait under each tab on which something is to be done, as far as the bound.</summary>
    public async Task<IReadOnlyDictionary<ReturnTab, int>> Waiting(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var counts = new Dictionary<ReturnTab, int>();
        foreach (var tab in Counted) counts[tab] = await DeskQuery.Count(db, seller, tab, MostCounted, ct);
        return counts;
    }

    /// <summary>What carries the number that was scanned, those that wait first.</summary>
    public async Task<IReadOnlyList<DeskRow>> Scanned(SellerId seller, string? code, CancellationToken ct)
    {
        if (code?.Trim() is not { Length: > 2 and <= 80 } trimmed) return [];
        await using var db = database.Read();
        return await Rows(db, seller, await DeskQuery.Scanned(db, seller, trimmed, MostScanned, ct), ct);
    }

    /// <returns>Null where the seller has no such return.</returns>
    public async Task<long?> KeyOf(SellerId seller, string rmaId, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Returns.Where(r => r.SellerId == seller && r.RmaId == rmaId).Select(r => (long?)r.Key)
            .FirstOrDefaultAsync(ct);
    }

    /// <returns>Null where the seller has no such return.</returns>
    public async Task<ReturnPage?> Of(SellerId seller, long key, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Returns.SingleOrDefaultAsync(r => r.SellerId == seller && r.Key == key, ct) is not { } line) return null;
        var row = (await Rows(db, seller, [line], ct))[0];
        var decisions = await db.ReturnDecisions.Where(d => d.ReturnKey == key).OrderBy(d => d.Key).ToListAsync(ct);
        var order = line.OrderKey is null ? null
            : await db.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Key == line.OrderKey, ct);
        var shopUrl = order is null ? null : await db.Shops.Where(s => s.Id == order.ShopId).Select(s => s.Url)
            .SingleOrDefaultAsync(ct);
        var sold = order?.Lines.Find(l => l.OrderItemId == line.OrderItemId);
        var settings = await db.SettingsOf<ReturnSettings>(seller, ct);
        var price = KeepRule.PriceOf(sold, line.Units);
        var writes = await Writes(db, line, order, decisions, ct);
        return new ReturnPage(
            row, line.ReceivedUnits, line.Condition, price,
            price is { } paid ? KeepRule.Of(paid, KeepRule.RateOf(sold), settings) : null,
            [.. decisions.Select(d => new DecidedUnits(
                d.Units, d.Outcome, d.Source, d.Restock, d.AtBol, d.Booked, d.Dropped, d.Waived, d.At,
                ReplacementRow.Of(d, shopUrl)))],
            line.Gone ? 0 : ReturnStepRule.Undecided(line, decisions), DeskRule.MayStillApprove(decisions),
            decisions.Where(d => d is { Counts: true, Restock: null }).Sum(d => d.Units), UndoUntil(writes),
            settings.OwnerAbove is { } limit && (price is null || price > limit) ? limit : null,
            await db.IsLive(seller, Module.Returns, ct), [.. writes.Select(WriteOf)], await Questions(db, line, ct),
            shopUrl is not null && ReplacementRule.May(order, sold))
        {
            Photos = await db.ReturnPhotos.Where(p => p.SellerId == seller && p.ReturnKey == key).OrderBy(p => p.Key)
                .Select(p => p.Key).ToListAsync(ct),
            Settled = line is { OrderKey: { } orderKey, OrderItemId: { } itemId }
                ? await SettlementQuery.OfReturns(db, seller, orderKey, itemId, ct) : [],
        };
    }

    private static async Task<List<DeskRow>> Rows(TandemDb db, SellerId seller, List<ReturnLine> lines, CancellationToken ct)
    {
        if (lines.Count == 0) return [];
        var orders = lines.Select(l => l.OrderKey).OfType<long>().Distinct().ToList();
        var titles = (await db.OrderLines.Where(l => orders.Contains(l.OrderKey))
            .Select(l => new { l.OrderKey, l.OrderItemId, l.Title }).ToListAsync(ct))
            .ToLookup(l => (l.OrderKey, l.OrderItemId), l => l.Title);
        var asked = await DeskQuery.Asked(db, seller, ct);
        return lines.ConvertAll(l => DeskRow.Of(
            l, l is { OrderKey: { } order, OrderItemId: { } item } ? titles[(order, item)].FirstOrDefault() : null,
            asked.About(l)));
    }

    /// <summary>What is written of it on both sides.</summary>
    private static async Task<List<Intent>> Writes(TandemDb db, ReturnLine line, Order? order, List<ReturnDecision> decisions,
        CancellationToken ct)
    {
        List<string> refunds = order is null ? [] : decisions.ConvertAll(d => BookReturns.KeyOf(order, d.Key));
        return await db.Intents.Where(i => i.SellerId == line.SellerId
            && ((i.Kind == IntentKind.HandleReturn && i.Subject == line.Key) || refunds.Contains(i.BusinessKey)
                || (i.Kind == IntentKind.Replacement && i.Subject == line.OrderKey && i.Topic == line.RmaId)))
            .OrderBy(i => i.Key).ToListAsync(ct);
    }

    private DateTimeOffset? UndoUntil(List<Intent> writes)
    {
        var open = writes.FindAll(i => i.Kind == IntentKind.HandleReturn
            && i.State is not (IntentState.Confirmed or IntentState.Refused));
        return open.Count > 0 && open.TrueForAll(i => i is { State: IntentState.Planned, Attempts: 0 })
            && open.Min(i => i.DueAt) is var until && until > clock.GetUtcNow() ? until : null;
    }

    private static OrderWrite WriteOf(Intent w) => new(
        w.Kind, w.State, w.Reason, w.CreatedAt, w.SentAt, w.SettledAt, w.DueAt, w.Attempts, w.RemoteWords);

    private static async Task<IReadOnlyList<AttentionRow>> Questions(TandemDb db, ReturnLine line, CancellationToken ct)
    {
        string[] causes =
        [
            ReturnQuestions.Waits(line.RmaId), ReturnQuestions.NotHandled(line.RmaId), ReturnQuestions.Unclear(line.RmaId),
            ReturnQuestions.Shelf(line.RmaId), ReturnQuestions.NotRefunded(line.BolOrderId),
            ReturnQuestions.NotRestocked(line.BolOrderId), ReturnQuestions.Replacement(line.RmaId),
        ];
        return await db.Attentions.Where(a => a.SellerId == line.SellerId && a.ClearedAt == null && causes.Contains(a.Cause))
            .OrderBy(a => a.RaisedAt).ThenBy(a => a.Key)
            .Select(a => new AttentionRow(a.Key, a.Subject, a.SubjectKey, a.What, a.RaisedAt)).ToListAsync(ct);
    }
}
