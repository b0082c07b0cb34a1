using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Offers;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>What the list and the detail of a bol order have in common, without its customer.</summary>
internal sealed record SeenOrder(string BolOrderId, DateTimeOffset? PlacedAt, IReadOnlyList<SeenLine> Lines);

/// <inheritdoc cref="SeenOrder"/>
internal sealed record SeenLine(
    string OrderItemId, string? BolOfferId, string? Ean, string? Title, bool Lvb, bool Vvb, int Quantity, int Shipped, int Cancelled,
    bool CancellationRequested, DateTimeOffset? ChangedAt, long? TotalCentsInclVat, DateOnly? DeliverBy, DateOnly? ExpiresOn = null);

/// <summary>Takes over what bol answered about orders; a new own line counts as promised from the moment it is saved.</summary>
internal static class SaveOrders
{
    public static SeenOrder From(BolReducedOrder order) => new(order.OrderId!, order.OrderPlacedDateTime,
    [
        .. (order.OrderItems ?? []).Where(i => i.OrderItemId is not null).Select(i => new SeenLine(
            i.OrderItemId!, null, i.Ean, null, i.FulfilmentMethod == "FBB", false, i.Quantity ?? 0, i.QuantityShipped ?? 0,
            i.QuantityCancelled ?? 0, i.CancellationRequest ?? false, i.LatestChangedDateTime, null, null)),
    ]);

    public static SeenOrder From(BolOrder order) => new(order.OrderId!, order.OrderPlacedDateTime,
    [
        .. (order.OrderItems ?? []).Where(i => i.OrderItemId is not null).Select(i => new SeenLine(
            i.OrderItemId!, i.Offer?.OfferId, i.Product?.Ean, i.Product?.Title, i.Fulfilment?.Method == "FBB",
            i.Fulfilment?.DistributionParty == "BOL", i.Quantity ?? 0, i.QuantityShipped ?? 0, i.QuantityCancelled ?? 0,
            i.CancellationRequest ?? false, i.LatestChangedDateTime, PaidFor(i),
            i.Fulfilment?.LatestDeliveryDate ?? i.Fulfilment?.ExactDeliveryDate, i.Fulfilment?.ExpiryDate)),
    ]);

    /// <summary>What the customer paid for the whole line. Where bol leaves it out: what it cost less the discounts, which are of the whole line too.</summary>
    private static long? PaidFor(BolOrderItem item) =>
        (item.TotalPrice ?? (item.UnitPrice * item.Quantity) - (item.Discounts ?? []).Sum(d => d.Amount ?? 0)) is { } paid ? Money.FromEuros(paid).Cents : null;

    /// <returns>The number of orders that were not known before.</returns>
    public static async Task<int> Save(TandemDb db, Account account, IReadOnlyList<SeenOrder> seen, DateTimeOffset now, CancellationToken ct)
    {
        var ids = seen.Select(o => o.BolOrderId).ToList();
        var known = await db.Orders.Include(o => o.Lines).Where(o => o.AccountId == account.Id && ids.Contains(o.BolOrderId))
            .AsSplitQuery().ToDictionaryAsync(o => o.BolOrderId, ct);
        var offers = await OffersOf(db, account, seen, ct);
        var touched = new HashSet<long>();
        var readAgain = new HashSet<long>();
        var moves = new List<BolMove>();
        var added = 0;

        foreach (var one in seen)
        {
            if (!known.TryGetValue(one.BolOrderId, out var order))
            {
                order = new Order
                {
                    SellerId = account.SellerId,
                    AccountId = account.Id,
                    BolOrderId = one.BolOrderId,
                    PlacedAt = (one.PlacedAt ?? now).ToUniversalTime(),
                    FirstSeenAt = now,
                };
                db.Orders.Add(order);
                known[one.BolOrderId] = order;
                added++;
            }

            foreach (var line in one.Lines) Take(order, line, offers, touched, readAgain, moves);
            Conclude(order);
            if (GuardRule.Guards(order)) order.GuardAt ??= now;
        }

        await db.SaveChangesAsync(ct);
        await EnterBolSales.Enter(db, moves, now, ct);
        if (readAgain.Count > 0)
        {
            var items = await db.LinkParts.Where(p => readAgain.Contains(p.OfferKey)).Select(p => p.ItemKey).ToListAsync(ct);
            await db.ReadItemsAgain(items, now, ct);
        }

        await db.TouchOffers(touched, ct);
        await FollowCancellations.Run(db, account.SellerId, known.Values, now, ct);
        return added;
    }

    /// <summary>What the lines alone say: until when the rest must be sent, or that nothing is left to do.</summary>
    public static void Conclude(Order order)
    {
        if (order.Lines.Count == 0) return;
        TakeDates(order);
        var sent = order.Lines.Where(l => l.Imported is not null).ToList();
        if (order.State == OrderState.Seen)
        {
            if (ImportRule.LinesFor(order).Count == 0) Skip(order, "order.cancelled-before-import");
        }
        else if (order.State == OrderState.Imported && sent.Exists(l => l.Open > 0) && sent.TrueForAll(l => l.Shipped >= l.Open))
        {
            order.State = OrderState.Shipped;
            order.FlowDueAt = order.ChangedAt ?? order.FirstSeenAt;
            if (order.GuardAt is not null) order.GuardAt = order.FlowDueAt;
        }
        else if (order.State is OrderState.Imported or OrderState.NeedsAttention && sent.Count > 0 && sent.TrueForAll(l => l.Open == 0 && l.Shipped == 0))
        {
            order.State = OrderState.Cancelled;
            order.StateReason = null;
            order.TrackingDueAt = null;
        }
    }

    private static void TakeDates(Order order)
    {
        var left = ImportRule.LinesFor(order, l => l.Open - l.Shipped);
        var by = left.Min(l => l.DeliverBy) ?? order.DeliverBy ?? order.Lines.Min(l => l.DeliverBy);
        var ends = left.Min(l => l.ExpiresOn) ?? order.ExpiresOn ?? order.Lines.Min(l => l.ExpiresOn);
        if ((by, ends) == (order.DeliverBy, order.ExpiresOn)) return;
        (order.DeliverBy, order.ExpiresOn) = (by, ends);
        if (order.GuardAt is not null) order.GuardAt = order.FirstSeenAt; // at once
    }

    private static void Skip(Order order, string code)
    {
        order.State = OrderState.Skipped;
        order.StateReason = Reason.Of(code);
    }

    private static void Take(Order order, SeenLine seen, OfferIndex offers, HashSet<long> touched, HashSet<long> readAgain, List<BolMove> moves)
    {
        var line = order.Lines.Find(l => l.OrderItemId == seen.OrderItemId);
        if (line is null)
        {
            line = new OrderLine { SellerId = order.SellerId, OrderItemId = seen.OrderItemId, PlacedAt = order.PlacedAt, InStockReading = seen.Lvb };
            order.Lines.Add(line);
            Resolve(line, seen, offers);
            line.Quantity = seen.Quantity;
            if (!seen.Lvb && offers.ByKey(line.OfferKey) is { } offer)
            {
                offer.UnseenUnits = Math.Max(0, offer.UnseenUnits - seen.Quantity);
                offer.SalesRate = offer.SalesRate.Sold(seen.Quantity, order.PlacedAt);
            }

            if (line.OfferKey is { } sold && !seen.Lvb)
            {
                touched.Add(sold);
                moves.Add(new BolMove(order, line, Cancelled: false));
            }
        }
        else if (line.Cancelled != seen.Cancelled && line.OfferKey is { } cancelled)
        {
            touched.Add(cancelled);
            if (!seen.Lvb && seen.Cancelled > line.Cancelled) moves.Add(new BolMove(order, line, Cancelled: true));
        }

        if (line.OfferKey is null || (line.BolOfferId is null && seen.BolOfferId is not null))
        {
            var before = line.OfferKey;
            Resolve(line, seen, offers);
            if (line.OfferKey is { } found && found != before && !seen.Lvb) touched.Add(found);
        }

        // Sent without ever being in the shop: from its next reading on the shop's own count is believed again.
        if (order.State == OrderState.Skipped && seen.Shipped > line.Shipped && line.OfferKey is { } sent && !seen.Lvb) readAgain.Add(sent);

        line.Ean ??= seen.Ean;
        line.Title ??= seen.Title;
        line.TotalCentsInclVat ??= seen.TotalCentsInclVat;
        line.Fulfilment = seen.Lvb ? Fulfilment.Lvb : seen.Vvb || line.Fulfilment == Fulfilment.Vvb ? Fulfilment.Vvb : Fulfilment.Own;
        line.Shipped = Math.Max(line.Shipped, seen.Shipped);
        line.Cancelled = Math.Max(line.Cancelled, seen.Cancelled);
        line.DeliverBy ??= seen.DeliverBy;
        line.ExpiresOn ??= seen.ExpiresOn;
        if (!(seen.ChangedAt < line.ChangedAt)) TakeNewer(order, line, seen);
    }

    /// <summary>What bol may take back. Lanes read side by side: an answer that tells of an earlier moment may come in last.</summary>
    private static void TakeNewer(Order order, OrderLine line, SeenLine seen)
    {
        if (seen.CancellationRequested && !line.CancellationRequested) (order.CancelAskedAt, order.CancelAnswer) = (null, CancelAnswer.None); // asked anew
        line.CancellationRequested = seen.CancellationRequested;
        line.DeliverBy = seen.DeliverBy ?? line.DeliverBy;
        line.ExpiresOn = seen.ExpiresOn ?? line.ExpiresOn;
        if (seen.ChangedAt?.ToUniversalTime() is not { } changed) return;
        line.ChangedAt = changed;
        if (!(changed <= order.ChangedAt)) order.ChangedAt = changed;
    }

    private static void Resolve(OrderLine line, SeenLine seen, OfferIndex offers)
    {
        line.BolOfferId = seen.BolOfferId ?? line.BolOfferId;
        line.OfferKey = offers.Find(seen)?.Key ?? line.OfferKey;
    }

    private static async Task<OfferIndex> OffersOf(TandemDb db, Account account, IReadOnlyList<SeenOrder> seen, CancellationToken ct)
    {
        var lines = seen.SelectMany(o => o.Lines).ToList();
        var ids = lines.Where(l => l.BolOfferId is not null).Select(l => l.BolOfferId!).Distinct().ToList();
        var gtins = lines.Select(l => Gtin.TryParse(l.Ean)?.Digits).OfType<string>().Distinct().ToList();
        var rows = await db.Offers.Where(o => o.AccountId == account.Id && (ids.Contains(o.OfferId) || gtins.Contains(o.Gtin!))).ToListAsync(ct);
        return new OfferIndex(rows);
    }

    /// <summary>The offers that the lines of one answer may have sold.</summary>
    private sealed class OfferIndex(IReadOnlyList<Offer> offers)
    {
        public Offer? ByKey(long? key) => key is null ? null : offers.FirstOrDefault(o => o.Key == key);

        /// <summary>By bol's own id where the answer names it, else by EAN among the offers of the same kind.</summary>
        public Offer? Find(SeenLine line)
        {
            if (line.BolOfferId is { } id && offers.FirstOrDefault(o => o.OfferId == id) is { } exact) return exact;
            var gtin = Gtin.TryParse(line.Ean)?.Digits;
            return gtin is null ? null : offers.Where(o => o.Gtin == gtin && o.Lvb == line.Lvb).OrderBy(o => o.Gone).FirstOrDefault();
        }
    }
}
