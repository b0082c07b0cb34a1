using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>What the list and the detail of a bol order have in common, without its customer.</summary>
internal sealed record SeenOrder(string BolOrderId, DateTimeOffset? PlacedAt, IReadOnlyList<SeenLine> Lines);

/// <inheritdoc cref="SeenOrder"/>
/// <param name="Lvb">Whether bol fulfils it; null: bol does not say.</param>
internal sealed record SeenLine(
    string OrderItemId, string? BolOfferId, string? Ean, string? Title, bool? Lvb, bool Vvb, int Quantity, int Shipped,
    int Cancelled,
    bool CancellationRequested, DateTimeOffset? ChangedAt, long? TotalCentsInclVat, DateOnly? DeliverBy,
    DateOnly? ExpiresOn = null);

/// <summary>Takes over what bol answered about orders; a new own line counts as promised from the moment it is saved.</summary>
internal static class SaveOrders
{
    public static SeenOrder From(BolReducedOrder order) => new(order.OrderId!, order.OrderPlacedDateTime,
    [
        .. (order.OrderItems ?? []).Where(i => i.OrderItemId is not null && i.Quantity is not null).Select(i => new SeenLine(
            i.OrderItemId!, null, i.Ean, null, IsLvb(i.FulfilmentMethod), false, i.Quantity ?? 0, i.QuantityShipped ?? 0,
            i.QuantityCancelled ?? 0, i.CancellationRequest ?? false, i.LatestChangedDateTime, null, null)),
    ]);

    public static SeenOrder From(BolOrder order) => new(order.OrderId!, order.OrderPlacedDateTime,
    [
        .. (order.OrderItems ?? []).Where(i => i.OrderItemId is not null && i.Quantity is not null).Select(i => new SeenLine(
            i.OrderItemId!, i.Offer?.OfferId, i.Product?.Ean, i.Product?.Title, IsLvb(i.Fulfilment?.Method),
            i.Fulfilment?.DistributionParty == "BOL", i.Quantity ?? 0, i.QuantityShipped ?? 0, i.QuantityCancelled ?? 0,
            i.CancellationRequest ?? false, i.LatestChangedDateTime, PaidFor(i),
            Meant(i.Fulfilment?.LatestDeliveryDate ?? i.Fulfilment?.ExactDeliveryDate), Meant(i.Fulfilment?.ExpiryDate))),
    ]);

    private static bool? IsLvb(string? method) => method is null ? null : method == "FBB";

    /// <summary>A day that bol can mean; what lies at the ends of the calendar is none, and cannot be reckoned with.</summary>
    private static DateOnly? Meant(DateOnly? day) => day is { Year: >= 1990 and <= 2100 } ? day : null;

    /// <summary>
    /// What the customer paid for the whole line. Where bol leaves it out: what it cost less the discounts, which are of the
    /// whole line too.
    /// </summary>
    private static long? PaidFor(BolOrderItem item) =>
        (item.TotalPrice ?? (item.UnitPrice * item.Quantity) - (item.Discounts ?? []).Sum(d => d.Amount ?? 0)) is { } paid
            ? Money.FromEuros(paid).Cents : null;

    /// <returns>The number of orders that were not known before.</returns>
    public static async Task<int> Save(TandemDb db, OrderChanges changes, Account account, IReadOnlyList<SeenOrder> seen,
        DateTimeOffset now, CancellationToken ct)
    {
        var ids = seen.Select(o => o.BolOrderId).ToList();
        var known = await db.Orders.Include(o => o.Lines).Where(o => o.AccountId == account.Id && ids.Contains(o.BolOrderId))
            .AsSplitQuery().ToDictionaryAsync(o => o.BolOrderId, ct);
        var offers = await OffersOf(db, account, seen, ct);
        var added = 0;
        foreach (var one in seen.Where(s => !known.ContainsKey(s.BolOrderId)))
        {
            if (known.ContainsKey(one.BolOrderId)) continue;
            known[one.BolOrderId] = new Order
            {
                SellerId = account.SellerId,
                AccountId = account.Id,
                BolOrderId = one.BolOrderId,
                PlacedAt = (one.PlacedAt ?? now).ToUniversalTime(),
                FirstSeenAt = now,
            };
            db.Orders.Add(known[one.BolOrderId]);
            added++;
        }

        var told = seen.ToLookup(s => s.BolOrderId, StringComparer.Ordinal);
        await changes.Apply(db, known.Values, order =>
        {
            // A change that is dated in the future would make every later one look old.
            foreach (var line in told[order.BolOrderId].SelectMany(s => s.Lines))
                Take(order, line.ChangedAt > now ? line with { ChangedAt = now } : line, offers);
            if (order.Lines.Exists(l => l.Shipped > 0)) order.SentAtBolAt ??= now;
        }, now, ct);
        return added;
    }

    private static void Take(Order order, SeenLine seen, OfferIndex offers)
    {
        var line = order.Lines.Find(l => l.OrderItemId == seen.OrderItemId);

        // bol leaves things out (facts/bol.md §13): what it once said to fulfil itself never becomes ours by silence. What it has
        // never said of a line it says of the offer; failing that the line is promised, and waits for it before it is imported.
        var lvb = line?.Fulfilment == Fulfilment.Lvb || (seen.Lvb ?? (line is null && offers.ById(seen.BolOfferId)?.Lvb == true));
        seen = seen with { Lvb = lvb };
        if (line is null)
        {
            line = new OrderLine
            {
                SellerId = order.SellerId,
                OrderItemId = seen.OrderItemId,
                PlacedAt = order.PlacedAt,
                InStockReading = lvb
            };
            order.Lines.Add(line);
            Resolve(line, seen, offers);
            line.Quantity = seen.Quantity;
            if (!lvb && offers.ByKey(line.OfferKey) is { } offer)
            {
                offer.UnseenUnits = Math.Max(0, offer.UnseenUnits - seen.Quantity);
                offer.SalesRate = offer.SalesRate.Sold(seen.Quantity, order.PlacedAt);
            }
        }

        if (line.OfferKey is null || (line.BolOfferId is null && seen.BolOfferId is not null)) Resolve(line, seen, offers);

        line.Ean ??= seen.Ean;
        line.Title ??= seen.Title;
        line.TotalCentsInclVat ??= seen.TotalCentsInclVat;
        line.Fulfilment = lvb ? Fulfilment.Lvb : seen.Vvb || line.Fulfilment == Fulfilment.Vvb ? Fulfilment.Vvb
            : Fulfilment.Own;
        line.Shipped = Math.Max(line.Shipped, seen.Shipped);
        line.Cancelled = Math.Max(line.Cancelled, seen.Cancelled);
        line.DeliverBy ??= seen.DeliverBy;
        line.ExpiresOn ??= seen.ExpiresOn;
        if (!(seen.ChangedAt < line.ChangedAt)) TakeNewer(order, line, seen);
    }

    /// <summary>
    /// What bol may take back. Lanes read side by side: an answer that tells of an earlier moment may come in last.
    /// </summary>
    private static void TakeNewer(Order order, OrderLine line, SeenLine seen)
    {
        // asked anew
        if (seen.CancellationRequested && !line.CancellationRequested)
            (order.CancelAskedAt, order.CancelAnswer) = (null, CancelAnswer.None);
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

    private static async Task<OfferIndex> OffersOf(TandemDb db, Account account, IReadOnlyList<SeenOrder> seen,
        CancellationToken ct)
    {
        var lines = seen.SelectMany(o => o.Lines).ToList();
        var ids = lines.Where(l => l.BolOfferId is not null).Select(l => l.BolOfferId!).Distinct().ToList();
        var gtins = lines.Select(l => Gtin.TryParse(l.Ean)?.Digits).OfType<string>().Distinct().ToList();

        // Two questions, each with its index: asked as one, all offers of the account would be read.
        var all = db.Offers.Where(o => o.SellerId == account.SellerId && o.AccountId == account.Id);
        var rows = (await all.Where(o => ids.Contains(o.OfferId)).ToListAsync(ct))
            .UnionBy(await all.Where(o => gtins.Contains(o.Gtin!)).ToListAsync(ct), o => o.Key);
        return new OfferIndex([.. rows]);
    }

    /// <summary>The offers that the lines of one answer may have sold.</summary>
    private sealed class OfferIndex(IReadOnlyList<Offer> offers)
    {
        public Offer? ById(string? id) => id is null ? null : offers.FirstOrDefault(o => o.OfferId == id);

        public Offer? ByKey(long? key) => key is null ? null : offers.FirstOrDefault(o => o.Key == key);

        /// <summary>By bol's own id where the answer names it, else by EAN among the offers of the same kind.</summary>
        public Offer? Find(SeenLine line)
        {
            if (ById(line.BolOfferId) is { } exact) return exact;
            var gtin = Gtin.TryParse(line.Ean)?.Digits;
            return gtin is null ? null : offers.Where(o => o.Gtin == gtin && o.Lvb == line.Lvb).OrderBy(o => o.Gone)
                .FirstOrDefault();
        }
    }
}
