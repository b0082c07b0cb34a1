using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>
/// Asks bol which labels there are for orders. Buys nothing. What it was told is kept for minutes, as pages ask again and again.
/// </summary>
public sealed class LabelOptions(Database database, Remotes remotes, TimeProvider clock)
{
    private const int Kept = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<long, (DateTimeOffset Until, LabelQuote Quote)> _told = new();

    /// <returns>Null where the order needs no label (any more), or may have none now.</returns>
    public Task<LabelQuote?> Of(SellerId seller, long orderKey, CancellationToken ct) => Of(seller, orderKey, null, ct);

    /// <param name="chosen">A label that was shown: what was told of it then still holds, since bol keeps what it offers until a
    /// day that it names.</param>
    /// <inheritdoc cref="Of(SellerId, long, CancellationToken)"/>
    internal async Task<LabelQuote?> Of(SellerId seller, long orderKey, string? chosen, CancellationToken ct)
    {
        Order? order;
        Account? account;
        IReadOnlyList<ShipItem> needs;
        await using (var db = database.Read())
        {
            order = await db.Orders.Include(o => o.Lines)
                .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
            if (order is null || order.State != OrderState.Imported || LabelRule.IsBlocked(order)) return null;
            needs = LabelRule.Needs(order, [.. (await LabelIntents.Labelled(db, [orderKey], 0, ct))[orderKey]]);
            account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == order.AccountId, ct);
        }

        if (needs.Count == 0 || account is null) return null;
        var items = needs.Select(i => (i.OrderItemId, i.Quantity)).ToList();
        var now = clock.GetUtcNow();
        if (_told.TryGetValue(orderKey, out var told) && told.Quote.Items.SequenceEqual(items)
            && (told.Until > now || told.Quote.Options.Any(o => o.OfferId == chosen))) return told.Quote;

        LabelQuote quote;
        try
        {
            var offered = await remotes.Of(account)
                .GetDeliveryOptions([.. items.Select(i => new BolLabelItem(i.OrderItemId, i.Quantity))], ct);
            quote = new LabelQuote(LabelRule.InOrder(offered), items, offered.Count == 0 ? Reason.Of("label.none-offered")
                : null);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var problem, out _))
        {
            quote = new LabelQuote([], items, problem);
        }

        if (_told.Count > Kept) _told.Clear();
        _told[orderKey] = (now + (quote.Problem is null ? Fresh : AfterProblem), quote);
        return quote;
    }
}
