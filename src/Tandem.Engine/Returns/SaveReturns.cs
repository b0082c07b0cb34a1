using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What a list and a return of its own have in common, without its customer.</summary>
internal sealed record SeenReturn(
    string ReturnId, string RmaId, string BolOrderId, string? Ean, int Units, string Why, string WhyDetail, bool Lvb,
    DateTimeOffset? RegisteredAt, bool Handled, IReadOnlyList<ReturnResult> Results);

/// <summary>Takes over what bol answered about returns, and finds the orders that they are of.</summary>
internal static class SaveReturns
{
    // bol's reasons are short; whatever else might stand there is not kept whole.
    private const int LongestReason = 80;

    // Older ones are shown with the order; as an event of now they would be wrong.
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    public static string Cause(string rmaId) => $"return:{rmaId}";

    public static IReadOnlyList<SeenReturn> From(IEnumerable<BolReturn> answers) =>
    [
        .. from answer in answers
           where answer.ReturnId is not null
           from item in answer.ReturnItems ?? []
           where item is { RmaId: not null, OrderId: not null }
           select new SeenReturn(
               answer.ReturnId!, item.RmaId!, item.OrderId!, item.Ean, Math.Max(1, item.ExpectedQuantity ?? 1),
               Short(item.ReturnReason?.MainReason),
               Short(item.ReturnReason?.DetailedReason), answer.FulfilmentMethod == "FBB", answer.RegistrationDateTime,
               item.Handled ?? false,
               [.. (item.ProcessingResults
                   ?? []).Select(r => new ReturnResult(r.Quantity ?? 0, r.HandlingResult ?? "", r.ProcessingResult ?? "",
                       r.ProcessingDateTime?.ToUniversalTime()))]),
    ];

    /// <returns>How many of them are new or changed.</returns>
    public static async Task<int> Save(TandemDb db, Account account, IReadOnlyList<SeenReturn> seen, DateTimeOffset now,
        CancellationToken ct)
    {
        var ids = seen.Select(r => r.RmaId).ToList();
        var known = await db.Returns.Where(r => r.AccountId == account.Id && ids.Contains(r.RmaId))
            .ToDictionaryAsync(r => r.RmaId, ct);
        var changed = 0;
        foreach (var one in seen.DistinctBy(r => r.RmaId))
        {
            if (!known.TryGetValue(one.RmaId, out var row))
            {
                row = new ReturnLine
                {
                    SellerId = account.SellerId,
                    AccountId = account.Id,
                    ReturnId = one.ReturnId,
                    RmaId = one.RmaId,
                    BolOrderId = one.BolOrderId,
                    Ean = one.Ean,
                    Units = one.Units,
                    Why = one.Why,
                    WhyDetail = one.WhyDetail,
                    Lvb = one.Lvb,
                    RegisteredAt = (one.RegisteredAt ?? now).ToUniversalTime(),
                    SeenAt = now,
                };
                row.AlarmAt = ReturnRule.AlarmAt(row.RegisteredAt, row.Lvb, handled: false);
                row.Unbooked = true;
                db.Returns.Add(row);
                changed++;
                Take(row, one, now);
                continue;
            }

            if (!one.Handled)
            {
                (row.SeenAt, row.Gone) = (now, false);
                Count(row);
            }

            if (!Take(row, one, now)) continue;
            changed++;
            if (row.OrderKey is { } order) NoteHandled(db, row, order, now);
            if (row.Handled) await db.Clear(account.SellerId, now, Cause(row.RmaId), ct);
        }

        if (changed > 0) await db.SaveChangesAsync(ct);
        return changed;
    }

    /// <summary>Orders that came to be known after their return, or with it.</summary>
    public static async Task FindOrders(TandemDb db, Account account, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Returns
            .Where(r => r.AccountId == account.Id && r.OrderKey == null && db.Orders
                .Any(o => o.AccountId == r.AccountId && o.BolOrderId == r.BolOrderId))
            .OrderBy(r => r.Key).ToListAsync(ct);
        if (found.Count == 0) return;
        var ids = found.Select(r => r.BolOrderId).Distinct().ToList();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.AccountId == account.Id && ids.Contains(o.BolOrderId))
            .AsSplitQuery().ToDictionaryAsync(o => o.BolOrderId, ct);
        var keys = orders.Values.Select(o => (long?)o.Key).ToList();
        var taken = (await db.Returns.Where(r => keys.Contains(r.OrderKey) && r.OrderItemId != null)
            .Select(r => new { r.OrderItemId, r.Units }).ToListAsync(ct))
            .GroupBy(r => r.OrderItemId!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Units), StringComparer.Ordinal);
        foreach (var row in found)
        {
            var order = orders[row.BolOrderId];
            var line = ReturnRule.LineOf(order.Lines, row.Ean, row.Units, taken);
            Found(row, order, line);
            if (line is not null) taken[line.OrderItemId] = taken.GetValueOrDefault(line.OrderItemId) + row.Units;
            if (now - row.RegisteredAt < News)
            {
                db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of(
                    "return.registered", ("units", row.Units), ("name", line?.Title ?? row.Ean), ("rma", row.RmaId),
                    ("returnReason", ReturnTerms.Pack(row.Why, row.WhyDetail)), ("at", row.RegisteredAt.ToString("O"))));
            }

            NoteHandled(db, row, order.Key, now);
        }
    }

    /// <summary>
    /// What came of it, or of some of its units while the others wait, if that is news. An answer that is behind what is known
    /// already changes nothing.
    /// </summary>
    private static bool Take(ReturnLine row, SeenReturn seen, DateTimeOffset now)
    {
        if (!seen.Handled && (row.Handled || seen.Results.Count == 0)) return false;
        var before = ReturnRule.ResultsOf(row);
        var results = seen.Results.OrderBy(r => r.At).ThenBy(r => r.Handling, StringComparer.Ordinal).ThenBy(r => r.Units)
            .ToList();
        if (row.Handled == seen.Handled && (results.SequenceEqual(before) || results.Max(r => r.At) < before.Max(r => r.At)))
            return false;
        if (seen.Handled)
            (row.Handled, row.HandledAt, row.AlarmAt) = (true, results.Max(r => r.At) ?? row.HandledAt ?? now, null);
        row.Results = JsonSerializer.Serialize(results);
        Count(row);
        (row.Untold, row.Unbooked) = (row.OrderKey is not null, true);
        return true;
    }

    /// <summary>Keeps what it counts for in the figures.</summary>
    public static void Count(ReturnLine row) =>
        (row.CameToNothing, row.CameIn) = (FigureRule.CameToNothing(row), FigureRule.CameIn(row));

    /// <summary>The order is known, and with it the line: the return counts with the sales of that article.</summary>
    public static void Found(ReturnLine row, Order order, OrderLine? line) =>
        (row.OrderKey, row.OrderItemId, row.Ean, row.Untold, row.Unbooked) =
            (order.Key, line?.OrderItemId, line?.Ean ?? row.Ean, true, true);

    private static void NoteHandled(TandemDb db, ReturnLine row, long order, DateTimeOffset now)
    {
        if (!row.Handled || now - row.HandledAt > News) return;
        db.Note(row.SellerId, now, ActivitySubject.Order, order, Reason.Of(
            "return.handled", ("rma", row.RmaId), ("returnResults", ReturnTerms.Pack(ReturnRule.ResultsOf(row))),
            ("at", row.HandledAt?.ToString("O"))));
    }

    private static string Short(string? text) =>
        text is null ? "" : text.Trim() is { Length: > LongestReason } longer ? longer[..LongestReason] : text.Trim();
}
